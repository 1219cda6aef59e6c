// Every error leaves the server as JSON of one shape: { "error": { "message": ..., "fields": ... } }.
import plugin from 'fastify-plugin';
import { HttpError } from '../errors.js';

/** Words for what Fastify itself refuses. */
const IN_WORDS = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'The body is not JSON.',
  FST_ERR_CTP_BODY_TOO_LARGE: 'The body is larger than 100 kB.',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'Send the body as application/json.',
};

// plugin(...) lifts what is set here to the whole app; without it, it would hold for this function alone.
export const errors = plugin(
  async (app) => {
    app.setNotFoundHandler(({ method, url }, reply) =>
      reply.code(404).send({ error: { message: `Route ${method}:${url} not found` } }),
    );

    app.setErrorHandler(answerError);
  },
  { name: 'errors' },
);

/** Also for what Fastify refuses before it has found a route, such as an address that cannot be decoded. */
export function answerError(error, request, reply) {
  if (error.validation) {
    const fields = fieldsOf(error.validation);
    return reply.code(422).send({ error: { message: 'The body breaks a rule.', fields } });
  }
  const status = error.statusCode ?? 500;
  // What went wrong in here is for the log, not for whoever asked; a route may have words of its own for it.
  if (status >= 500) request.log.error(error);
  const isForLogOnly = status >= 500 && !(error instanceof HttpError);
  const message = isForLogOnly ? 'Something went wrong here.' : (IN_WORDS[error.code] ?? error.message);
  return reply.code(status).send({ error: { message, fields: error.fields } });
}

/** What the schema found, by field; a fault of the body as a whole names none. */
function fieldsOf(faults) {
  const fields = {};
  for (const { keyword, instancePath, params, message } of faults) {
    const name = keyword === 'required' ? params.missingProperty : instancePath.slice(1);
    if (name !== '') fields[name] ??= keyword === 'required' ? 'is required' : message;
  }
  return fields;
}
