// People. No password is stored as it is: a stolen file opens no door.
import { randomBytes, randomUUID, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(scrypt);
const KEY_BYTES = 32;
/**
 * Stands where somebody signs in with another service only, and is compared with where nobody has the address: finding out
 * takes as long.
 */
export const NO_PASSWORD = `${'00'.repeat(16)}:${'00'.repeat(KEY_BYTES)}`;

export function createUserStore(database) {
  const add = database.prepare(
    `INSERT INTO users (id, email, password, role) VALUES (:id, :email, :password, :role)
     ON CONFLICT (email) DO NOTHING RETURNING id, email, role`,
  );
  const ofEmail = database.prepare('SELECT id, password FROM users WHERE email = ?');
  const all = database.prepare('SELECT id, email, role FROM users ORDER BY email');
  const ofId = database.prepare('SELECT id, email, role FROM users WHERE id = ?');

  return {
    /** The new user; null where somebody has the address, however it is capitalised. */
    async register({ email, password, role }) {
      return add.get({ id: randomUUID(), email, password: await hashed(password), role }) ?? null;
    },
    /** The id of the user; null where address or password are wrong. */
    async withPassword(email, password) {
      const user = ofEmail.get(email);
      const stored = user?.password ?? NO_PASSWORD;
      const isRight = await matches(password, stored);
      return isRight && stored !== NO_PASSWORD ? user.id : null;
    },
    find: (id) => ofId.get(id) ?? null,
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
