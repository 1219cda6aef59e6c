/**
 * The other service that people sign in with, as the learner's server sees it: an address that answers. Who answers is a
 * step of the check (rungs/oauth/service.ts); this is only the way from the learner's server to it.
 */

/** What the learner's server has to know of the service, given to it in its environment. */
export interface ProviderAccess {
  /** Base address of the service, on the learner's machine: `http://127.0.0.1:PORT`. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Where the service sends browsers back to. */
  redirectUri: string;
}

/** A request of the learner's server to the service. */
export interface Incoming {
  method: string;
  /** Path and query. */
  target: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: string;
}

/** `silence`: the connection stays open and nothing comes. `hang-up`: it is closed without an answer. */
export type Outgoing = { status: number; headers: Record<string, string>; body: string } | 'silence' | 'hang-up';

export type ProviderAnswer = (asked: Incoming) => Outgoing | Promise<Outgoing>;

export interface Provider {
  readonly access: ProviderAccess;
  /** Who answers from now on; until somebody does the service says 503. */
  answerWith(answer: ProviderAnswer): void;
}

export const NOBODY_ANSWERS: Outgoing = { status: 503, headers: {}, body: '' };

/** Names of the environment variables that carry the access. */
export const PROVIDER_VARIABLES = {
  issuer: 'OAUTH_ISSUER',
  clientId: 'OAUTH_CLIENT_ID',
  clientSecret: 'OAUTH_CLIENT_SECRET',
  redirectUri: 'OAUTH_REDIRECT_URI',
} as const satisfies Record<keyof ProviderAccess, string>;

/** @returns the variables for the learner's server */
export function providerVariables(access: ProviderAccess): Record<string, string> {
  const names = Object.entries(PROVIDER_VARIABLES) as [keyof ProviderAccess, string][];
  return Object.fromEntries(names.map(([field, name]) => [name, access[field]]));
}
