// Sign in with another service: to the service, and back with a code.
import { randomBytes } from 'node:crypto';
import { Router } from 'express';
import { ApiError, methodsOf } from './errors.js';
import { CodeRefused, ServiceError } from './service.js';

const COOKIE = 'sign_in';
const TEN_MINUTES = 10 * 60 * 1_000;
/** Sign-ins that have begun; more push out the oldest, so that nobody can fill the memory. */
const MOST_BEGUN = 10_000;

export function oauthRoutes({ users, tokens, service }) {
  const routes = Router();
  const begun = signIns();

  routes
    .route('/start')
    .get((request, response) => {
      const { cookie, state, verifier } = begun.add();
      // Lax: the browser shows it when it comes back from the service, and no script reads it.
      const options = { httpOnly: true, sameSite: 'lax', path: '/auth', maxAge: TEN_MINUTES, secure: request.secure };
      response.cookie(COOKIE, cookie, options);
      response.redirect(302, service.addressFor({ state, verifier }));
    })
    .all(methodsOf('GET'));

  routes
    .route('/callback')
    .get(async (request, response) => {
      const { state, code, error } = request.query;
      // First of all: is this the browser that we sent there?
      const signIn = begun.take(cookieOf(request), state);
      if (signIn === undefined) throw new ApiError(400, 'This sign-in did not begin here, or is over. Begin again.');
      if (error !== undefined) throw new ApiError(403, 'The other service did not let you in.');
      if (typeof code !== 'string') throw new ApiError(400, 'The other service sent no code.');
      const profile = await profileOf(service, code, signIn.verifier);
      const user = users.withIdentity(profile);
      if (user === null) throw new ApiError(409, 'This address is registered here: sign in with your password.');
      response.clearCookie(COOKIE, { path: '/auth' });
      response.json({ token: await tokens.sign(user.id) });
    })
    .all(methodsOf('GET'));

  return routes;
}

async function profileOf(service, code, verifier) {
  try {
    return await service.whoIs(await service.exchange(code, verifier));
  } catch (error) {
    if (error instanceof CodeRefused) throw new ApiError(400, 'The code is not good any more. Begin again.');
    if (!(error instanceof ServiceError)) throw error;
    console.error(`Sign-in with the other service: ${error.message}`);
    throw new ApiError(502, 'The other service does not work at the moment. Try again later.');
  }
}

/** What each browser began, by its cookie: each is good once, with its own state, for ten minutes. */
function signIns() {
  const byCookie = new Map();
  return {
    add() {
      const [cookie, state, verifier] = [1, 2, 3].map(() => randomBytes(32).toString('base64url'));
      if (byCookie.size >= MOST_BEGUN) byCookie.delete(byCookie.keys().next().value);
      byCookie.set(cookie, { state, verifier, until: Date.now() + TEN_MINUTES });
      return { cookie, state, verifier };
    },
    take(cookie, state) {
      const signIn = byCookie.get(cookie);
      if (signIn === undefined || signIn.state !== state) return undefined;
      byCookie.delete(cookie);
      return Date.now() < signIn.until ? signIn : undefined;
    },
  };
}

function cookieOf(request) {
  const pairs = (request.get('Cookie') ?? '').split('; ').map((pair) => pair.split('='));
  return pairs.find(([name]) => name === COOKIE)?.[1];
}
