// Every error leaves the server as JSON of one shape: { "error": { "message": ..., "fields": ... } }.

/** Thrown anywhere in a route: becomes the response. */
export class ApiError extends Error {
  constructor(status, message, fields) {
    super(message);
    this.status = status;
    this.fields = fields;
  }
}

export function notFound(request, response) {
  response.status(404).json({ error: { message: 'There is nothing here.' } });
}

/** For the end of a path's routes: the path is there, the method is not. */
export function methodsOf(...methods) {
  return (request, response) => {
    response.set('Allow', methods.join(', '));
    response.status(405).json({ error: { message: `Use ${methods.join(' or ')} here.` } });
  };
}

/** What Express's JSON reader throws, in words. */
const PARSER_MESSAGES = {
  'entity.parse.failed': 'The body is not JSON.',
  'entity.too.large': 'The body is larger than 100 kB.',
};

// Express knows an error handler by its four parameters. The trace goes to the log, never to whoever asked.
export function handleErrors(error, request, response, next) {
  const status = error.status ?? 500;
  if (status === 500) console.error(error);
  const own = error instanceof ApiError ? error.message : 'This request cannot be read.';
  const message = PARSER_MESSAGES[error.type] ?? (status === 500 ? 'Something went wrong here.' : own);
  response.status(status).json({ error: { message, fields: error.fields } });
}
