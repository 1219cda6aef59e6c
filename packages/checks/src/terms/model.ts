/** The terms of a learner's API: paths and field names. The same for every rung of the ladder; `read.ts` reads them from `waymark.yaml`. */
export interface Terms {
  /** One record in words, e.g. `to-do`. */
  noun: string;
  /** The collection, e.g. `/todos`. */
  path: string;
  fields: Fields;
  list: ListTerms;
  /** Framework that the learner says the server is written in, e.g. `express`. */
  framework: string | null;
  auth: AuthTerms;
  graphql: { path: string };
  websocket: { path: string };
  /** Where the server says which commit it runs; `versionPath` where it is left out. */
  deployed?: { version: string };
  balancing?: BalancingTerms;
  measure?: MeasureTerms;
}

/** Names of fields in a record; null: the learner's records have no such field, and what is about it is not checked. */
export interface Fields {
  id: string;
  /** Required text, 1 to 200 characters. */
  text: string;
  /** Optional longer text, `""` where it is left out. */
  body: string | null;
  /** Optional true or false, false where it is left out. */
  flag: string | null;
  /** Optional whole number, 0 where it is left out. */
  number: string | null;
  /** When the record was made, ISO 8601; set by the server. */
  created: string | null;
}

export interface ListTerms {
  /** Field of the answer that holds the list; null: the answer is the list itself. */
  items: string | null;
  /** Field that says how many records match on all pages together. */
  total: string | null;
  /** Query parameters: which page, counted from 1, and how many on one. */
  page: string;
  size: string;
}

export interface AuthTerms {
  register: string;
  signIn: string;
  /** Who is signed in. */
  me: string;
  /** Field of the answer to a sign-in that holds the token. */
  token: string;
  /** The collection in which everybody sees their own records only; `ownPath` where it is left out. */
  own?: string;
  admin?: AdminTerms;
  /** Where public keys are published; `keysPath` where it is left out. */
  keys?: string;
  oauth?: OAuthTerms;
  /** What the learner says of routes and roles, row by row. */
  matrix?: MatrixRow[];
}

/** Sign-in with another service; `oauthPaths` where one is left out. */
export interface OAuthTerms {
  /** Sends the browser to the service. */
  start?: string;
  /** Where the service sends it back to. */
  callback?: string;
}

export interface AdminTerms {
  /** The list of users; `/admin/users` where it is left out. */
  path?: string;
  /** An account that is an admin's; without it what an admin may do is not asked. */
  account?: { email: string; password: string };
}

/** Who asks: nobody who is known, somebody who is registered, the admin. */
export type Role = 'anonymous' | 'user' | 'admin';

export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** The status each role gets; a role that is left out is not tried. */
export interface MatrixRow extends Partial<Record<Role, number>> {
  method: (typeof METHODS)[number];
  path: string;
  /** Sent although its method changes something. */
  safe?: true;
}

export interface BalancingTerms {
  /** Header in which each answer names the instance that it comes from; `instanceHeader` where it is left out. */
  instance?: string;
  /** People sign in by the paths of `auth`: a token of one instance has to be good for the others. */
  signIn?: true;
}

/** Two addresses of one read, each a path with or without a query: as slow as it was, and as it is now. */
export interface MeasureTerms {
  before: string;
  after: string;
}

export function versionPath({ deployed }: Terms): string {
  return deployed?.version ?? '/version';
}

export function instanceHeader({ balancing }: Terms): string {
  return balancing?.instance ?? 'X-Instance';
}

export function ownPath({ auth, path }: Terms): string {
  return auth.own ?? `/my${path}`;
}

export function adminPath({ auth }: Terms): string {
  return auth.admin?.path ?? '/admin/users';
}

export function keysPath({ auth }: Terms): string {
  return auth.keys ?? '/.well-known/jwks.json';
}

export function oauthPaths({ auth }: Terms): Required<OAuthTerms> {
  return { start: '/auth/oauth/start', callback: '/auth/oauth/callback', ...auth.oauth };
}

const STARS = '***';

/** @returns the terms as a record may show them: without the admin's password */
export function shownTerms(terms: Terms): Terms {
  const { admin } = terms.auth;
  if (admin?.account === undefined) return terms;
  const shown = { ...admin, account: { ...admin.account, password: STARS } };
  return { ...terms, auth: { ...terms.auth, admin: shown } };
}

export type Preset = 'todos' | 'posts';

const AUTH: AuthTerms = { register: '/auth/register', signIn: '/auth/login', me: '/auth/me', token: 'token' };
const LIST: ListTerms = { items: 'items', total: 'total', page: 'page', size: 'limit' };
const REST = { list: LIST, framework: null, auth: AUTH, graphql: { path: '/graphql' }, websocket: { path: '/ws' } };

/** The two contracts that need no mapping. */
export const PRESETS: Record<Preset, Terms> = {
  todos: {
    noun: 'to-do',
    path: '/todos',
    fields: { id: 'id', text: 'title', body: null, flag: 'done', number: null, created: 'createdAt' },
    ...REST,
  },
  posts: {
    noun: 'post',
    path: '/posts',
    fields: { id: 'id', text: 'title', body: 'body', flag: 'published', number: null, created: 'createdAt' },
    ...REST,
  },
};
