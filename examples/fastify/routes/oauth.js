// Sign in with another service: to the service, and back with a code.
import { randomBytes } from 'node:crypto';
import cookies from '@fastify/cookie';
import { HttpError } from '../errors.js';
import { TOKEN } from './schemas.js';

const COOKIE = 'sign_in';
const SECONDS = 600;

export async function oauthRoutes(routes) {
  const { service, signIns, identities, tokens } = routes;
  // The cookie is for these routes alone.
  const path = routes.prefix;
  await routes.register(cookies);

  routes.get('/start', async (request, reply) => {
    const { address, ...begun } = await service.begin();
    const browser = randomBytes(32).toString('base64url');
    signIns.add({ browser, ...begun, seconds: SECONDS });
    // Lax: the browser shows it when the service sends it back, and never where another page asks in its name.
    const scope = { path, httpOnly: true, sameSite: 'lax', secure: service.isSecure, maxAge: SECONDS };
    return reply.setCookie(COOKIE, browser, scope).header('Cache-Control', 'no-store').redirect(address, 302);
  });

  routes.get('/callback', { schema: { response: { 200: TOKEN } } }, async (request, reply) => {
    // First of all: is this the browser that began? The code is somebody else's otherwise, and left alone.
    const begun = signIns.take({ browser: request.cookies[COOKIE], state: request.query.state });
    if (begun === null)
      throw new HttpError(400, 'This sign-in did not begin in this browser, or is over. Begin again.');
    reply.clearCookie(COOKIE, { path }).header('Cache-Control', 'no-store');
    const profile = await service.whoReturned(queryOf(request), begun);
    const userId = identities.userOf(profile);
    if (userId === null) throw new HttpError(409, 'This address is registered here: sign in with your password.');
    return { token: await tokens.sign(userId) };
  });

  routes.refuseOthers('/start', ['GET']);
  routes.refuseOthers('/callback', ['GET']);
}

/** As it was sent: what stands in it twice can still be seen. */
function queryOf({ url }) {
  return new URLSearchParams(url.slice(url.indexOf('?')));
}
