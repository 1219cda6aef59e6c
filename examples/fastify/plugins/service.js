// The other service that people sign in with: OAuth 2.0 with PKCE (RFC 6749, 7636). Routes find it as app.service.
import plugin from 'fastify-plugin';
import * as oauth from 'oauth4webapi';
import { HttpError } from '../errors.js';

/** For both questions together: a browser waits meanwhile. */
const PATIENCE_MS = 3_000;
const THIS_MACHINE = ['localhost', '127.0.0.1', '[::1]'];

/** The options are what the service told us when we registered there: issuer, clientId, clientSecret, redirectUri. */
export const service = plugin(
  async (app, options) => {
    const ours = settingsOf(options);

    app.decorate('service', {
      isSecure: ours.redirectUri.startsWith('https:'),

      /** What to remember of a new sign-in, and where to send the browser. The verifier stays here: its hash alone travels. */
      async begin() {
        const [state, verifier] = [oauth.generateRandomState(), oauth.generateRandomCodeVerifier()];
        const challenge = await oauth.calculatePKCECodeChallenge(verifier);
        return { state, verifier, address: addressFor(ours, state, challenge) };
      },

      /** Who came back, by what the service itself says: { issuer, subject, email }. @param query of the callback */
      async whoReturned(query, { state, verifier }) {
        const grant = grantIn(query, ours, state);
        return profileFor(grant, ours, verifier).catch((error) => {
          throw inWords(error);
        });
      },
    });
  },
  { name: 'service' },
);

function settingsOf({ issuer, clientId, clientSecret, redirectUri }) {
  if (!clientId || !clientSecret || !redirectUri)
    throw new Error('With OAUTH_ISSUER goes OAUTH_CLIENT_ID, OAUTH_CLIENT_SECRET and OAUTH_REDIRECT_URI.');
  // Without https the secret and every token could be read on the way. Inside of one machine nobody stands there.
  const { protocol, hostname } = new URL(issuer);
  const isPlain = protocol === 'http:' && THIS_MACHINE.includes(hostname);
  if (protocol !== 'https:' && !isPlain) throw new Error('OAUTH_ISSUER has to begin with https://.');
  return {
    server: { issuer, token_endpoint: `${issuer}/token`, userinfo_endpoint: `${issuer}/userinfo` },
    client: { client_id: clientId },
    proof: oauth.ClientSecretBasic(clientSecret),
    redirectUri,
    isPlain,
  };
}

function addressFor({ server, client, redirectUri }, state, challenge) {
  const query = new URLSearchParams({
    ...client,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'profile email',
    state,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  });
  return `${server.issuer}/authorize?${query}`;
}

/** The query where it carries a code. All of it came through the browser: anybody may have written it. */
function grantIn(query, { server, client }, state) {
  try {
    const grant = oauth.validateAuthResponse(server, client, query, state);
    const [code, ...others] = grant.getAll('code');
    if (code && others.length === 0) return grant;
  } catch (error) {
    if (error instanceof oauth.AuthorizationResponseError)
      throw new HttpError(403, 'The other service did not let you in.');
  }
  throw new HttpError(400, 'The other service sent no code. Begin again.');
}

async function profileFor(grant, { server, client, proof, redirectUri, isPlain }, verifier) {
  const options = { signal: AbortSignal.timeout(PATIENCE_MS), [oauth.allowInsecureRequests]: isPlain };
  const granted = await oauth.processAuthorizationCodeResponse(
    server,
    client,
    await oauth.authorizationCodeGrantRequest(server, client, proof, grant, redirectUri, verifier, options),
  );
  const answer = await oauth.userInfoRequest(server, client, granted.access_token, options);
  const { sub, email } = await oauth.processUserInfoResponse(server, client, oauth.skipSubjectCheck, answer);
  if (typeof email !== 'string') throw new Error('The service names no address.');
  return { issuer: server.issuer, subject: sub, email };
}

/** A bad code is the browser's fault; whatever else goes wrong between the servers is not. */
function inWords(cause) {
  return cause instanceof oauth.ResponseBodyError && cause.error === 'invalid_grant'
    ? new HttpError(400, 'The code is not good any more. Begin again.')
    : new HttpError(502, 'The other service does not work at the moment. Try again later.', undefined, { cause });
}
