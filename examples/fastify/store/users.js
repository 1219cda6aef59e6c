// People and who is signed in. Neither a password nor a token is stored as it is: a stolen file opens no door.
import { createHash, randomBytes, randomUUID, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(scrypt);
const KEY_BYTES = 32;
/** Compared with where nobody has the address: finding out takes as long. */
const OF_NOBODY = `${'00'.repeat(16)}:${'00'.repeat(KEY_BYTES)}`;

export function createUserStore(database) {
  const add = database.prepare(
    `INSERT INTO users (id, email, password, role) VALUES (:id, :email, :password, :role)
     ON CONFLICT (email) DO NOTHING RETURNING id, email, role`,
  );
  const ofEmail = database.prepare('SELECT id, password FROM users WHERE email = ?');
  const all = database.prepare('SELECT id, email, role FROM users ORDER BY email');
  const openSession = database.prepare('INSERT INTO sessions (token_hash, user_id) VALUES (?, ?)');
  const ofSession = database.prepare(
    'SELECT id, email, role FROM users WHERE id = (SELECT user_id FROM sessions WHERE token_hash = ?)',
  );

  return {
    /** The new user; null where somebody has the address, however it is capitalised. */
    async register({ email, password, role }) {
      return add.get({ id: randomUUID(), email, password: await hashed(password), role }) ?? null;
    },
    /** A new token; null where address or password are wrong. */
    async signIn(email, password) {
      const user = ofEmail.get(email);
      const isRight = await matches(password, user?.password ?? OF_NOBODY);
      if (user === undefined || !isRight) return null;
      const token = randomBytes(32).toString('base64url');
      openSession.run(fingerprint(token), user.id);
      return token;
    },
    ofToken: (token) => ofSession.get(fingerprint(token)) ?? null,
    all: () => all.all(),
  };
}

/** Slow on purpose: guessing has to cost something. Each password has a salt of its own. */
async function hashed(password) {
  const salt = randomBytes(16);
  return `${salt.toString('hex')}:${(await derive(password, salt, KEY_BYTES)).toString('hex')}`;
}

async function matches(password, stored) {
  const [salt, key] = stored.split(':').map((part) => Buffer.from(part, 'hex'));
  return timingSafeEqual(await derive(password, salt, KEY_BYTES), key);
}

/** A token is long and random already: a fast hash is enough. */
function fingerprint(token) {
  return createHash('sha256').update(token).digest('hex');
}
