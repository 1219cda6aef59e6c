// Who may go on? Hooks that stand in front of routes: app.signedIn, and after it app.adminsOnly.
import plugin from 'fastify-plugin';
import { HttpError } from '../errors.js';

export const access = plugin(
  async (app) => {
    app.decorateRequest('user', null);

    app.decorate('signedIn', async (request, reply) => {
      const [, token] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
      const id = token === undefined ? null : await app.tokens.userOf(token);
      request.user = id === null ? null : app.users.find(id);
      if (request.user !== null) return;
      reply.header('WWW-Authenticate', 'Bearer');
      throw new HttpError(401, 'Sign in first, then send Authorization: Bearer and your token.');
    });

    // The role is what the database says: nothing in a request can change it.
    app.decorate('adminsOnly', async ({ user }) => {
      if (user.role !== 'admin') throw new HttpError(403, 'Only admins may see this.');
    });
  },
  { name: 'access', dependencies: ['storage', 'tokens'] },
);
