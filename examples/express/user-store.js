// People in the database. A password is never stored as it is.
import { randomBytes, randomUUID, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const slowHash = promisify(scrypt);
const HASH_BYTES = 32;
/** Compared with where nobody has the address, so that the answer takes as long. */
const NOBODY = { salt: 'nobody', hash: Buffer.alloc(HASH_BYTES).toString('hex') };

export function userStore(database) {
  database.exec(`
    CREATE TABLE IF NOT EXISTS users (
      id TEXT PRIMARY KEY,
      email TEXT NOT NULL UNIQUE,
      salt TEXT NOT NULL,
      hash TEXT NOT NULL,
      role TEXT NOT NULL DEFAULT 'user'
    ) STRICT;
  `);
  const insert = database.prepare('INSERT OR IGNORE INTO users (id, email, salt, hash, role) VALUES (?, ?, ?, ?, ?)');
  // The columns one by one: what is not named here never leaves this file.
  const list = database.prepare('SELECT id, email, role FROM users ORDER BY rowid');
  const byEmail = database.prepare('SELECT * FROM users WHERE email = ?');
  const byId = database.prepare('SELECT id, email, role FROM users WHERE id = ?');

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
      const { salt, hash } = user ?? NOBODY;
      const given = await slowHash(password, salt, HASH_BYTES);
      return timingSafeEqual(given, Buffer.from(hash, 'hex')) && user !== undefined ? user : null;
    },
    list: () => list.all(),
    byId: (id) => byId.get(id),
  };
}
