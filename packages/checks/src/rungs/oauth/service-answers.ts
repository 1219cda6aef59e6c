/** What the service says in JSON: answers, refusals, and where its addresses are (RFC 8414, OpenID Connect Discovery). */
import type { Outgoing, ProviderAccess } from '../../ports/provider.ts';
import type { IdTokens } from './id-tokens.ts';

type Answered = Exclude<Outgoing, string>;

export function asJson(status: number, value: unknown): Answered {
  const headers = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };
  return { status, headers, body: JSON.stringify(value) };
}

/** @param why goes on after "the service refused, since" */
export function reject(heard: { refused: string | null }, status: number, error: string, why: string): Answered {
  heard.refused = why;
  const reply = asJson(status, { error, error_description: why });
  return status === 401 ? { ...reply, headers: { ...reply.headers, 'WWW-Authenticate': 'Bearer' } } : reply;
}

const PLACES = ['/.well-known/oauth-authorization-server', '/.well-known/openid-configuration'];
const FOR_PEOPLE =
  'This is the service that the check plays. The check signs in by itself: there is nothing to do for you here.\n';

export function metadataOf(path: string, { issuer }: ProviderAccess, idTokens: IdTokens): Outgoing {
  if (path === '/keys') return asJson(200, { keys: idTokens.published });
  if (path === '/authorize') return { status: 200, headers: { 'Content-Type': 'text/plain' }, body: FOR_PEOPLE };
  if (!PLACES.includes(path)) return asJson(404, { error: 'not_found' });
  return asJson(200, {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    id_token_signing_alg_values_supported: ['ES256'],
    subject_types_supported: ['public'],
    scopes_supported: ['openid', 'profile', 'email'],
    claims_supported: ['sub', 'email', 'email_verified', 'name'],
  });
}
