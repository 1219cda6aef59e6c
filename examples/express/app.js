// Puts the parts together: what answers which path.
import express from 'express';
import { authRoutes } from './auth.js';
import { caching } from './caching.js';
import { handleErrors, notFound } from './errors.js';
import { graphqlRoutes } from './graphql.js';
import { helloRoutes } from './hello.js';
import { todoRoutes } from './todos.js';

export function createApp(store) {
  const app = express();
  app.use(helloRoutes());
  app.use('/auth', authRoutes(store.users));
  app.use('/todos', caching(app));
  app.use('/todos', todoRoutes(store.todos));
  app.use('/graphql', graphqlRoutes(store.todos));
  app.use(notFound);
  app.use(handleErrors);
  return app;
}
