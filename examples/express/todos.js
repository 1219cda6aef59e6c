// The to-do list over HTTP: parse the request, ask the store, shape the response.
import express, { Router } from 'express';
import { ApiError, methodsOf } from './errors.js';
import { readPageQuery, readTodo } from './todo-rules.js';

/** @param todosFor which to-dos a request is about */
export function todoRoutes(todosFor) {
  const routes = Router();

  routes.use((request, response, next) => {
    const hasBody = request.method === 'POST' || request.method === 'PUT';
    if (hasBody && !request.is('application/json')) throw new ApiError(415, 'Send the to-do as application/json.');
    next();
  });
  routes.use(express.json({ limit: '100kb' }));

  routes
    .route('/')
    .get((request, response) => {
      const { done, limit, offset } = readPageQuery(request.query);
      const todos = todosFor(request);
      response.json({ items: todos.list({ done, limit, offset }), total: todos.count({ done }) });
    })
    .post((request, response) => {
      const todo = todosFor(request).create(readTodo(request.body));
      response.status(201).location(`${request.baseUrl}/${todo.id}`).json(todo);
    })
    .all(methodsOf('GET', 'POST'));

  routes
    .route('/:id')
    .get((request, response) => {
      response.json(found(todosFor(request).find(request.params.id)));
    })
    .put((request, response) => {
      const todos = todosFor(request);
      found(todos.find(request.params.id));
      response.json(found(todos.replace(request.params.id, readTodo(request.body))));
    })
    .delete((request, response) => {
      if (!todosFor(request).remove(request.params.id)) throw missing();
      response.status(204).end();
    })
    .all(methodsOf('GET', 'PUT', 'DELETE'));

  return routes;
}

function found(todo) {
  if (todo === undefined) throw missing();
  return todo;
}

function missing() {
  return new ApiError(404, 'There is no to-do with this id.');
}
