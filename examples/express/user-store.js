// People and their tokens in the database. Neither a password nor a token is stored as it is.
import { createHash, randomBytes, randomUUID, scrypt, timingSafeEqual } from 'node:crypto';
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
    CREATE TABLE IF NOT EXISTS tokens (
      hash TEXT PRIMARY KEY,
      user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE
    ) STRICT;
    CREATE INDEX IF NOT EXISTS tokens_by_user ON tokens (user_id);
  `);
  const insert = database.prepare('INSERT OR IGNORE INTO users (id, email, salt, hash, role) VALUES (?, ?, ?, ?, ?)');
  // The columns one by one: what is not named here never leaves this file.
  const list = database.prepare('SELECT id, email, role FROM users ORDER BY rowid');
  const byEmail = database.prepare('SELECT * FROM users WHERE email = ?');
  const addToken = database.prepare('INSERT INTO tokens (hash, user_id) VALUES (?, ?)');
  const byToken = database.prepare(
    'SELECT users.* FROM tokens JOIN users ON users.id = tokens.user_id WHERE tokens.hash = ?',
  );

  return {
    /** The new user; null where somebody has the address. The role is ours to give: no request brings it along. */
    async register(email, password, role = 'user') {
      const user = { id: randomUUID(), email: email.toLowerCase(), salt: randomBytes(16).toString('hex') };
      const hash = await slowHash(password, user.salt, HASH_BYTES);
      const { changes } = insert.run(user.id, user.email, user.salt, hash.toString('hex'), role);
      return changes === 1 ? user : null;
    },
    /** A new token; null where address or password are wrong. */
    async signIn(email, password) {
      const user = byEmail.get(email.toLowerCase());
      const { salt, hash } = user ?? NOBODY;
      const given = await slowHash(password, salt, HASH_BYTES);
      if (!timingSafeEqual(given, Buffer.from(hash, 'hex')) || user === undefined) return null;
      const token = randomBytes(32).toString('base64url');
      addToken.run(hashOf(token), user.id);
      return token;
    },
    list: () => list.all(),
    byToken: (token) => (token === undefined ? undefined : byToken.get(hashOf(token))),
  };
}

// A token is long and random: a fast hash is enough, and a stolen database gives nobody a token.
function hashOf(token) {
  return createHash('sha256').update(token).digest('hex');
}
