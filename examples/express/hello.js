import { Router } from 'express';

export function helloRoutes() {
  const routes = Router();

  routes.get('/', (request, response) => {
    response.type('text/plain').send('Hello! The to-do list is at /todos.');
  });

  routes.get('/hello', (request, response) => {
    const name = request.query.name ?? 'World';
    // As plain text a name with a < in it stays a name; as HTML it would become part of the page.
    response.type('text/plain').send(`Hello, ${name}!`);
  });

  return routes;
}
