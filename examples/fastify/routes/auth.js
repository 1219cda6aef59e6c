// Who is asking? Register, sign in, and see whose token it is.
import { HttpError } from '../errors.js';
import { REGISTRATION, SIGN_IN, USER } from './schemas.js';

/** These bodies are short. */
const bodyLimit = 10 * 1024;

export async function authRoutes(routes) {
  const { users, tokens } = routes;

  routes.post(
    '/register',
    { bodyLimit, schema: { body: REGISTRATION, response: { 201: USER } } },
    async (request, reply) => {
      const user = await users.register({ ...request.body, role: 'user' });
      if (user === null) throw new HttpError(409, 'Somebody has registered this address already.');
      return reply.code(201).send(user);
    },
  );

  routes.post('/login', { bodyLimit, schema: { body: SIGN_IN } }, async ({ body }) => {
    const id = await users.withPassword(body.email, body.password);
    // The same words whichever of the two it is: nobody learns who is registered.
    if (id === null) throw new HttpError(401, 'The address or the password is wrong.');
    return { token: await tokens.sign(id) };
  });

  routes.get('/me', { onRequest: routes.signedIn, schema: { response: { 200: USER } } }, async ({ user }) => user);

  routes.refuseOthers('/register', ['POST']);
  routes.refuseOthers('/login', ['POST']);
  routes.refuseOthers('/me', ['GET']);
}
