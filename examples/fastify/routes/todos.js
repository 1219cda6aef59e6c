// The to-do list over HTTP. Which list a request is about, says whoever registers these routes.
import { HttpError } from '../errors.js';
import { versions } from '../plugins/versions.js';
import { readPage } from './page.js';
import { TODO, TODO_INPUT, TODO_PAGE } from './schemas.js';

/** @param todosFor gives the to-dos of a request; @param cacheControl how long others may keep an answer */
export async function todoRoutes(routes, { todosFor, cacheControl }) {
  await routes.register(versions, { cacheControl });

  routes.get('/', { schema: { response: { 200: TODO_PAGE } } }, async (request) =>
    todosFor(request).page(readPage(request.query)),
  );

  routes.post('/', { schema: { body: TODO_INPUT, response: { 201: TODO } } }, async (request, reply) => {
    const todo = todosFor(request).add(request.body);
    return reply.code(201).header('Location', `${routes.prefix}/${todo.id}`).send(todo);
  });

  routes.get('/:id', { schema: { response: { 200: TODO } } }, async (request) =>
    present(todosFor(request).get(request.params.id)),
  );

  routes.put('/:id', { schema: { body: TODO_INPUT, response: { 200: TODO } } }, async (request) =>
    present(todosFor(request).replace(request.params.id, request.body)),
  );

  routes.delete('/:id', async (request, reply) => {
    present(todosFor(request).remove(request.params.id));
    return reply.code(204).send();
  });

  routes.refuseOthers('/', ['GET', 'POST']);
  routes.refuseOthers('/:id', ['GET', 'PUT', 'DELETE']);
}

function present(todo) {
  if (todo === null) throw new HttpError(404, 'No to-do has this id.');
  return todo;
}
