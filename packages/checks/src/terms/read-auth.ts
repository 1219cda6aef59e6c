/** The part of `waymark.yaml` about people: where they register and sign in, and who may do what. */
import { isRecord, show } from '../schema/validate.ts';
import { METHODS, type AdminTerms, type AuthTerms, type MatrixRow, type OAuthTerms, type Role } from './model.ts';
import type { Reader } from './reader.ts';

const ROLES: readonly Role[] = ['anonymous', 'user', 'admin'];
const MOST_ROWS = 20;
const EMAIL = /^[^\s@]{1,64}@[^\s@]{1,190}$/;

export function authOf(value: unknown, base: AuthTerms, reader: Reader): AuthTerms {
  const from = reader.section(value, 'auth', [
    'register',
    'signIn',
    'me',
    'token',
    'own',
    'admin',
    'matrix',
    'keys',
    'oauth',
  ]);
  const { admin, matrix, oauth } = from;
  return {
    register: reader.path(from, 'auth.register', base.register),
    signIn: reader.path(from, 'auth.signIn', base.signIn),
    me: reader.path(from, 'auth.me', base.me),
    token: reader.name(from, 'auth.token', base.token),
    ...(from['own'] !== undefined && { own: reader.path(from, 'auth.own', '') }),
    ...(admin !== undefined && { admin: adminOf(admin, reader) }),
    ...(matrix !== undefined && { matrix: matrixOf(matrix, reader) }),
    ...(from['keys'] !== undefined && { keys: reader.path(from, 'auth.keys', '') }),
    ...(oauth !== undefined && { oauth: oauthOf(oauth, reader) }),
  };
}

function oauthOf(value: unknown, reader: Reader): OAuthTerms {
  const from = reader.section(value, 'auth.oauth', ['start', 'callback']);
  return {
    ...(from['start'] !== undefined && { start: reader.path(from, 'auth.oauth.start', '') }),
    ...(from['callback'] !== undefined && { callback: reader.path(from, 'auth.oauth.callback', '') }),
  };
}

/** The password is shown in no message. */
function adminOf(value: unknown, reader: Reader): AdminTerms {
  const from = reader.section(value, 'auth.admin', ['path', 'email', 'password']);
  const { email, password } = from;
  const path = from['path'] === undefined ? {} : { path: reader.path(from, 'auth.admin.path', '') };
  if (email === undefined && password === undefined) return path;
  if (typeof email !== 'string' || !EMAIL.test(email))
    reader.problem('auth.admin.email', 'write the e-mail address with which the admin signs in');
  else if (typeof password !== 'string' || password.length < 8 || password.length > 200)
    reader.problem('auth.admin.password', 'write the password of the admin: text of 8 to 200 characters, in quotes');
  else return { ...path, account: { email, password } };
  return path;
}

function matrixOf(value: unknown, reader: Reader): MatrixRow[] {
  if (Array.isArray(value) && value.length > 0 && value.length <= MOST_ROWS)
    return value.flatMap((row, index) => rowOf(row, `auth.matrix[${index}]`, reader) ?? []);
  reader.problem('auth.matrix', `write a list of 1 to ${MOST_ROWS} rows`);
  return [];
}

function rowOf(value: unknown, at: string, reader: Reader): MatrixRow | null {
  if (!isRecord(value)) {
    reader.problem(at, `write a row like { method: GET, path: /my/todos, anonymous: 401 }, not ${show(value, 40)}`);
    return null;
  }
  const from = reader.section(value, at, ['method', 'path', ...ROLES, 'safe']);
  const { safe = false } = from;
  const method = METHODS.find((one) => one === from['method']);
  const cells = ROLES.flatMap((role) => (from[role] === undefined ? [] : [[role, from[role]] as const]));
  const isStatus = (cell: unknown): boolean => Number.isInteger(cell) && Number(cell) >= 200 && Number(cell) <= 599;
  const odd = cells.find(([, cell]) => !isStatus(cell));
  if (method === undefined) reader.problem(`${at}.method`, `write one of ${METHODS.join(', ')}`);
  else if (from['path'] === undefined) reader.problem(`${at}.path`, 'write the path that is asked');
  else if (cells.length === 0) reader.problem(at, `write the status for at least one of ${ROLES.join(', ')}`);
  else if (odd !== undefined) reader.problem(`${at}.${odd[0]}`, `write a status like 403, not ${show(odd[1], 40)}`);
  else if (typeof safe !== 'boolean') reader.problem(`${at}.safe`, 'write true or false');
  else {
    const path = reader.path(from, `${at}.path`, '');
    return { method, path, ...Object.fromEntries(cells), ...(safe && { safe }) };
  }
  return null;
}
