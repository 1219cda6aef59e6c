// Who is asking? Register, sign in, and find out whose token a request carries.
import express, { Router } from 'express';
import { requireUser } from './access.js';
import { ApiError, methodsOf } from './errors.js';
import { oauthRoutes } from './oauth.js';

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const SHORTEST_PASSWORD = 8;

export function authRoutes({ users, tokens, service }) {
  const routes = Router();
  routes.use(express.json({ limit: '10kb' }));

  routes
    .route('/register')
    .post(async (request, response) => {
      const { email, password } = readRegistration(request.body);
      const user = await users.register(email, password);
      if (user === null) throw new ApiError(409, 'This address is registered already.');
      response.status(201).json(shown(user));
    })
    .all(methodsOf('POST'));

  routes
    .route('/login')
    .post(async (request, response) => {
      const { email, password } = request.body ?? {};
      const isText = typeof email === 'string' && typeof password === 'string';
      const user = isText ? await users.withPassword(email, password) : null;
      // The same words whichever of the two is wrong: nobody learns who is registered.
      if (user === null) throw new ApiError(401, 'Address or password are wrong.');
      response.json({ token: await tokens.sign(user.id) });
    })
    .all(methodsOf('POST'));

  routes
    .route('/me')
    .get(requireUser({ users, tokens }), (request, response) => {
      response.json(shown(request.user));
    })
    .all(methodsOf('GET'));

  if (service !== null) routes.use('/oauth', oauthRoutes({ users, tokens, service }));

  return routes;
}

function readRegistration(body) {
  const { email, password } = body ?? {};
  const fields = {};
  if (typeof email !== 'string' || !EMAIL.test(email)) fields.email = 'has to be an e-mail address';
  if (typeof password !== 'string' || password.length < SHORTEST_PASSWORD)
    fields.password = `has to be ${SHORTEST_PASSWORD} characters or more`;
  if (Object.keys(fields).length > 0) throw new ApiError(422, 'Some fields are wrong.', fields);
  return { email, password };
}

// Field by field: what is not named here never leaves the server.
function shown({ id, email }) {
  return { id, email };
}
