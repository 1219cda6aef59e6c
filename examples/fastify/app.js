// Puts the parts together. Nothing here listens on a port: a test asks the app with app.inject(...).
import Fastify from 'fastify';
import { access } from './plugins/access.js';
import { answerError, errors } from './plugins/errors.js';
import { live } from './plugins/live.js';
import { methods } from './plugins/methods.js';
import { service } from './plugins/service.js';
import { storage } from './plugins/storage.js';
import { tokens } from './plugins/tokens.js';
import { adminRoutes } from './routes/admin.js';
import { authRoutes } from './routes/auth.js';
import { graphqlRoutes } from './routes/graphql.js';
import { helloRoutes } from './routes/hello.js';
import { oauthRoutes } from './routes/oauth.js';
import { todoRoutes } from './routes/todos.js';

/**
 * @param file where the database is
 * @param admin { email, password } of the first admin, or null
 * @param other service that people may sign in with ({ issuer, clientId, clientSecret, redirectUri }), or null
 * @param secret that tokens are signed with; @param seconds that they are good for
 */
export function buildApp({ file, admin = null, other = null, secret, seconds = 3_600, ...options }) {
  const app = Fastify({
    bodyLimit: 100 * 1024,
    // Types as they were sent: Fastify would otherwise take "yes" for text and "true" for true, and stop at the first fault.
    ajv: { customOptions: { coerceTypes: false, allErrors: true } },
    frameworkErrors: answerError,
    ...options,
  });
  // Only JSON comes in: anything else is a 415.
  app.removeContentTypeParser('text/plain');

  app.register(errors);
  app.register(methods);
  app.register(storage, { file, admin });
  app.register(tokens, { secret, seconds });
  app.register(access);
  app.register(live, { path: '/ws' });

  app.register(helloRoutes);
  app.register(authRoutes, { prefix: '/auth' });
  if (other !== null) app.register(signInElsewhere, { prefix: '/auth/oauth', other });
  app.register(adminRoutes, { prefix: '/admin' });
  app.register(graphqlRoutes, { prefix: '/graphql' });
  app.register(todoRoutes, { prefix: '/todos', todosFor: () => app.todos, cacheControl: 'no-cache' });
  app.register(myRoutes, { prefix: '/my' });
  return app;
}

/** Known in here alone: nothing else has to do with the other service. */
async function signInElsewhere(routes, { other }) {
  await routes.register(service, other);
  routes.register(oauthRoutes);
}

/** The same routes over everybody's own to-dos. The hook holds for what is registered inside of this function alone. */
async function myRoutes(my) {
  my.addHook('onRequest', my.signedIn);
  const todosFor = (request) => my.todosOf(request.user.id);
  my.register(todoRoutes, { prefix: '/todos', todosFor, cacheControl: 'private, no-cache' });
}
