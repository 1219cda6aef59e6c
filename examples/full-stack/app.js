// Puts the parts together: what answers which path.
import express from 'express';
import { handleErrors, notFound } from './errors.js';
import { homePage } from './page.js';
import { postRoutes } from './posts.js';

const NEWEST = 50;

export function createApp({ store, commit, instance }) {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', 'strong');
  app.use((request, response, next) => {
    response.set('X-Instance', instance);
    // A browser takes no text for a script, and loads nothing from elsewhere into this page.
    response.set('X-Content-Type-Options', 'nosniff');
    response.set('Content-Security-Policy', "default-src 'self'");
    if (request.method === 'GET') response.set('Cache-Control', 'no-cache');
    next();
  });

  app.get('/', (request, response) => {
    response.type('html').send(homePage(store.posts.newest(NEWEST), commit));
  });
  app.get('/hello', (request, response) => {
    response.type('text/plain').send(`Hello, ${request.query.name ?? 'World'}!`);
  });
  app.get('/version', (request, response) => {
    response.json({ commit, instance });
  });
  // This folder and no other: what lies beside it is nobody's business.
  app.use(
    '/assets',
    express.static(`${import.meta.dirname}/public`, { dotfiles: 'ignore', index: false, redirect: false }),
  );
  app.use('/posts', postRoutes(store.posts));
  app.use(notFound);
  app.use(handleErrors);
  return app;
}
