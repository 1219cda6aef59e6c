// People in the database. A password is never stored as it is.
import { randomBytes, randomUUID, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const slowHash = promisify(scrypt);
const HASH_BYTES = 32;
/** Compared with where nobody has the address, so that the answer takes as long. */
const NOBODY = { salt: 'nobody', hash: Buffer.alloc(HASH_BYTES).toString('hex') };

/** In place of salt and hash where somebody signs in with another service only. No hash is empty. */
const NO_PASSWORD = '';

export function userStore(database) {
  database.exec(`
    CREATE TABLE IF NOT EXISTS users (
      id TEXT PRIMARY KEY,
      email TEXT NOT NULL UNIQUE,
      salt TEXT NOT NULL,
      hash TEXT NOT NULL,
      role TEXT NOT NULL DEFAULT 'user'
    ) STRICT;
    CREATE TABLE IF NOT EXISTS identities (
      subject TEXT PRIMARY KEY,
      user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE
    ) STRICT;
    CREATE INDEX IF NOT EXISTS identities_by_user ON identities (user_id);
  `);
  const insert = database.prepare('INSERT OR IGNORE INTO users (id, email, salt, hash, role) VALUES (?, ?, ?, ?, ?)');
  // The columns one by one: what is not named here never leaves this file.
  const list = database.prepare('SELECT id, email, role FROM users ORDER BY rowid');
  const byEmail = database.prepare('SELECT * FROM users WHERE email = ?');
  const byId = database.prepare('SELECT id, email, role FROM users WHERE id = ?');

  const addIdentity = database.prepare('INSERT INTO identities (subject, user_id) VALUES (?, ?)');
  const bySubject = database.prepare(
    'SELECT users.* FROM identities JOIN users ON users.id = identities.user_id WHERE identities.subject = ?',
  );

  return {
    /** The new user; null where somebody has the address. The role is ours to give: no request brings it along. */
    async register(email, password, role = 'user') {
      const user = { id: randomUUID(), email: email.toLowerCase(), salt: randomBytes(16).toString('hex') };
      const hash = await slowHash(password, user.salt, HASH_BYTES);
      const { changes } = insert.run(user.id, user.email, user.salt, hash.toString('hex'), role);
      return changes === 1 ? user : null;
    },
    /** Whose address and password these are; null where one of them is wrong. */
    async withPassword(email, password) {
      const user = byEmail.get(email.toLowerCase());
      const hasPassword = user !== undefined && user.hash !== NO_PASSWORD;
      const { salt, hash } = hasPassword ? user : NOBODY;
      const given = await slowHash(password, salt, HASH_BYTES);
      return timingSafeEqual(given, Buffer.from(hash, 'hex')) && hasPassword ? user : null;
    },
    /**
     * Whose account at another service this is, a new user the first time; null where somebody else has the address here.
     * By the subject alone: an address can change hands, and the other service may not have verified it.
     */
    withIdentity({ subject, email }) {
      const known = bySubject.get(subject);
      if (known !== undefined) return known;
      const user = { id: randomUUID(), email: email.toLowerCase() };
      // Both rows or neither: without the second nobody could ever sign in to the first.
      database.exec('BEGIN IMMEDIATE');
      const isNew = insert.run(user.id, user.email, NO_PASSWORD, NO_PASSWORD, 'user').changes === 1;
      if (isNew) addIdentity.run(subject, user.id);
      database.exec('COMMIT');
      return isNew ? user : null;
    },
    list: () => list.all(),
    byId: (id) => byId.get(id),
  };
}
