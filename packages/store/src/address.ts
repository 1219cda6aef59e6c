import { StoreError } from './base/store-error.ts';

/** Where the database is, as the URL says it. */
export type Address = { dialect: 'sqlite'; file: string } | { dialect: 'postgresql'; url: string; place: string };

/**
 * @param url `sqlite:/absolute/path/waymark.db`, `sqlite::memory:`, `postgres://...` or `postgresql://...`
 * @throws StoreError `invalid-address`
 */
export function readAddress(url: string): Address {
  if (url.startsWith('sqlite:')) return sqliteAddress(url.slice('sqlite:'.length));
  const parsed = /^postgres(ql)?:\/\//.test(url) ? URL.parse(url) : null;
  if (parsed === null || (parsed.hostname === '' && parsed.pathname.length < 2)) {
    throw new StoreError(
      'invalid-address',
      'Write a database as sqlite:/path/to/waymark.db or postgres://user:password@host/name.',
    );
  }
  const { hostname, port, pathname } = parsed;
  return { dialect: 'postgresql', url, place: `${hostname || 'localhost'}:${port || '5432'}${pathname}` };
}

/** The rest is a path as it stands, without percent-decoding; `sqlite:///path`, as other programs write it, works too. */
function sqliteAddress(rest: string): Address {
  const file = rest.startsWith('///') ? rest.slice(2) : rest;
  if (file === ':memory:' || /^(\/|\\\\|[A-Za-z]:[\\/])/.test(file)) return { dialect: 'sqlite', file };
  throw new StoreError(
    'invalid-address',
    `Write the whole path of the database file: sqlite:/path/to/${file || 'waymark.db'}.`,
  );
}
