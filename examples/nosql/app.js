// The to-do list over HTTP. It knows a store by what it can do (add, get, replace, remove, page, close), not by its name.
import Fastify from 'fastify';

const TODO_INPUT = {
  type: 'object',
  required: ['title'],
  additionalProperties: false,
  properties: {
    title: { type: 'string', minLength: 1, maxLength: 200 },
    done: { type: 'boolean', default: false },
  },
};
const USUAL_SIZE = 20;
const LARGEST_SIZE = 100;
const IN_WORDS = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'The body is not JSON.',
  FST_ERR_CTP_BODY_TOO_LARGE: 'The body is larger than 100 kB.',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'Send the to-do as application/json.',
};

export function buildApp(store, options = {}) {
  const app = Fastify({
    bodyLimit: 100 * 1024,
    ajv: { customOptions: { coerceTypes: false, allErrors: true } },
    ...options,
  });
  app.removeContentTypeParser('text/plain');
  app.setErrorHandler(answerError);
  app.setNotFoundHandler(({ method, url }, reply) => fail(reply, 404, `Route ${method}:${url} not found`));
  app.addHook('onClose', () => store.close());

  app.get('/', async () => 'Hello! Your to-dos are at /todos.');
  app.get('/hello', async ({ query }) => `Hello, ${query.name ?? 'World'}!`);
  todoRoutes(app, store);
  return app;
}

function todoRoutes(app, store) {
  const schema = { body: TODO_INPUT };

  app.get('/todos', async ({ query }) => store.page(readPage(query)));
  app.post('/todos', { schema }, async ({ body }, reply) => {
    const todo = await store.add(body);
    return reply.code(201).header('Location', `/todos/${todo.id}`).send(todo);
  });
  refuseOthers(app, '/todos', ['GET', 'POST']);

  app.get('/todos/:id', async ({ params }, reply) => (await store.get(params.id)) ?? missing(reply));
  app.put(
    '/todos/:id',
    { schema },
    async ({ params, body }, reply) => (await store.replace(params.id, body)) ?? missing(reply),
  );
  app.delete('/todos/:id', async ({ params }, reply) =>
    (await store.remove(params.id)) ? reply.code(204).send() : missing(reply),
  );
  refuseOthers(app, '/todos/:id', ['GET', 'PUT', 'DELETE']);
}

function readPage({ page, limit, done }) {
  const size = Math.min(countFrom(limit) ?? USUAL_SIZE, LARGEST_SIZE);
  return { size, skip: ((countFrom(page) ?? 1) - 1) * size, done: { true: true, false: false }[done] ?? null };
}

function countFrom(text) {
  const count = Number(text);
  return Number.isSafeInteger(count) && count > 0 ? count : null;
}

function refuseOthers(app, url, allowed) {
  const method = app.supportedMethods.filter((one) => ![...allowed, 'HEAD'].includes(one));
  const onRequest = async (request, reply) =>
    fail(reply.header('Allow', allowed.join(', ')), 405, `Use ${allowed.join(' or ')} here.`);
  app.route({ url, method, onRequest, handler: () => {} });
}

function answerError(error, request, reply) {
  if (error.validation) return fail(reply, 422, 'The to-do breaks a rule.', fieldsOf(error.validation));
  const status = error.statusCode ?? 500;
  if (status < 500) return fail(reply, status, IN_WORDS[error.code] ?? error.message);
  request.log.error(error);
  return fail(reply, status, 'Something went wrong here.');
}

function fieldsOf(faults) {
  return Object.fromEntries(
    faults.map(({ keyword, instancePath, params, message }) =>
      keyword === 'required' ? [params.missingProperty, 'is required'] : [instancePath.slice(1), message],
    ),
  );
}

function missing(reply) {
  return fail(reply, 404, 'No to-do has this id.');
}

function fail(reply, status, message, fields) {
  return reply.code(status).send({ error: { message, fields } });
}
