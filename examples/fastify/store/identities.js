// Who somebody is at another service, and which user that is here.
import { randomUUID } from 'node:crypto';
import { NO_PASSWORD } from './users.js';

export function createIdentityStore(database) {
  const known = database.prepare('SELECT user_id AS id FROM identities WHERE issuer = :issuer AND subject = :subject');
  const addUser = database.prepare(
    `INSERT INTO users (id, email, password, role) VALUES (:id, :email, :password, 'user')
     ON CONFLICT (email) DO NOTHING RETURNING id`,
  );
  const add = database.prepare('INSERT INTO identities (issuer, subject, user_id) VALUES (:issuer, :subject, :id)');

  /** Both rows or neither: with the first alone, nobody could ever sign in to the account. */
  function register({ issuer, subject, email }) {
    database.exec('BEGIN IMMEDIATE');
    try {
      const user = addUser.get({ id: randomUUID(), email, password: NO_PASSWORD });
      if (user !== undefined) add.run({ issuer, subject, id: user.id });
      database.exec('COMMIT');
      return user?.id ?? null;
    } catch (error) {
      database.exec('ROLLBACK');
      throw error;
    }
  }

  return {
    /**
     * The id of the user, who is new the first time; null where somebody else has the address here.
     * By the subject alone: addresses change hands, and neither side has to have verified them.
     */
    userOf: ({ issuer, subject, email }) => known.get({ issuer, subject })?.id ?? register({ issuer, subject, email }),
  };
}
