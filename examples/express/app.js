// Puts the parts together: what answers which path.
import express from 'express';
import { requireUser } from './access.js';
import { adminRoutes } from './admin.js';
import { authRoutes } from './auth.js';
import { caching } from './caching.js';
import { handleErrors, notFound } from './errors.js';
import { graphqlRoutes } from './graphql.js';
import { helloRoutes } from './hello.js';
import { todoRoutes } from './todos.js';

export function createApp(store) {
  const app = express();
  app.use(helloRoutes());
  app.use('/auth', authRoutes(store));
  app.use('/todos', caching(app));
  app.use(
    '/todos',
    todoRoutes(() => store.todos),
  );
  // The same routes over everybody's own to-dos: whose they are says the token.
  app.use(
    '/my/todos',
    requireUser(store),
    todoRoutes((request) => store.todosOf(request.user.id)),
  );
  app.use('/admin', adminRoutes(store));
  app.use('/graphql', graphqlRoutes(store.todos));
  app.use(notFound);
  app.use(handleErrors);
  return app;
}
