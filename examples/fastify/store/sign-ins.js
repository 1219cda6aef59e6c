// Sign-ins that have begun at another service. They are in the database, so one goes on when the server was started anew meanwhile.

/** More push out the oldest: nobody can fill the disk. */
const MOST = 10_000;

export function createSignInStore(database) {
  const add = database.prepare(
    `INSERT INTO sign_ins (browser, state, verifier, ends_at) VALUES (:browser, :state, :verifier, :endsAt)
     RETURNING number`,
  );
  const tidy = database.prepare('DELETE FROM sign_ins WHERE ends_at <= :now OR number <= :last');
  // Read and gone in one step: of two that come at the same time, one finds nothing.
  const take = database.prepare(
    `DELETE FROM sign_ins WHERE browser = :browser AND state = :state AND ends_at > :now RETURNING state, verifier`,
  );

  return {
    /** @param browser what the cookie of this one browser holds */
    add({ browser, state, verifier, seconds }) {
      const now = Date.now();
      const { number } = add.get({ browser, state, verifier, endsAt: now + seconds * 1_000 });
      tidy.run({ now, last: number - MOST });
    },
    /** What was begun in this browser with this state, once; null where there is no such thing. */
    take({ browser, state }) {
      if (typeof browser !== 'string' || typeof state !== 'string') return null;
      return take.get({ browser, state, now: Date.now() }) ?? null;
    },
  };
}
