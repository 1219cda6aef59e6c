export async function helloRoutes(routes) {
  routes.get('/', async () => 'Hello! Your to-dos are at /todos.');

  // A text that a handler returns is sent as text/plain: a < in a name stays a < and does not become part of a page.
  routes.get('/hello', async ({ query }) => `Hello, ${query.name ?? 'World'}!`);
}
