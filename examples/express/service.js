// The other service that people sign in with: which requests go to it, and what is believed of its answers. OAuth 2.0 with PKCE.
import { createHash } from 'node:crypto';

/** Beyond that we tell the browser rather than let it wait. */
const PATIENCE_MS = 3_000;

/** The service does not work: nobody's fault here. */
export class ServiceError extends Error {}

/** The browser brought a code that the service does not take. */
export class CodeRefused extends Error {}

/** @returns null where no service is set up */
export function serviceOf({ OAUTH_ISSUER, OAUTH_CLIENT_ID, OAUTH_CLIENT_SECRET, OAUTH_REDIRECT_URI }) {
  if (!OAUTH_ISSUER) return null;
  const credentials = [OAUTH_CLIENT_ID, OAUTH_CLIENT_SECRET].map(encodeURIComponent).join(':');
  const basic = `Basic ${Buffer.from(credentials).toString('base64')}`;

  async function ask(path, options) {
    try {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const response = await fetch(`${OAUTH_ISSUER}${path}`, { ...options, signal, redirect: 'error' });
      return { status: response.status, body: (await response.json()) ?? {} };
    } catch (error) {
      throw new ServiceError(`${path} did not answer with JSON`, { cause: error });
    }
  }

  return {
    /** Where the browser goes. The verifier itself stays here: only its hash travels. */
    addressFor({ state, verifier }) {
      const query = new URLSearchParams({
        response_type: 'code',
        client_id: OAUTH_CLIENT_ID,
        redirect_uri: OAUTH_REDIRECT_URI,
        scope: 'profile email',
        state,
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
      });
      return `${OAUTH_ISSUER}/authorize?${query}`;
    },

    /** An access token for a code. It goes nowhere but back to the service. */
    async exchange(code, verifier) {
      const form = {
        grant_type: 'authorization_code',
        code,
        redirect_uri: OAUTH_REDIRECT_URI,
        code_verifier: verifier,
      };
      const options = { method: 'POST', headers: { Authorization: basic }, body: new URLSearchParams(form) };
      const { status, body } = await ask('/token', options);
      if (body.error === 'invalid_grant') throw new CodeRefused(body.error);
      if (status !== 200 || typeof body.access_token !== 'string') throw new ServiceError(`/token: ${body.error}`);
      return body.access_token;
    },

    /** Who the access token is of. */
    async whoIs(accessToken) {
      const { status, body } = await ask('/userinfo', { headers: { Authorization: `Bearer ${accessToken}` } });
      const isWhole = typeof body.sub === 'string' && typeof body.email === 'string';
      if (status !== 200 || !isWhole) throw new ServiceError('/userinfo did not say who it is');
      return { subject: body.sub, email: body.email };
    },
  };
}
