/** The secret address of a programme's calendar, and what calendars that read it were told. */
import type { Db } from '../base/types.ts';

/** At most one for a programme. The token itself is nowhere: only its hash, and what it is made again from. */
export interface StoredFeed {
  /** With the instance's key it makes the token; without that key it says nothing. */
  nonce: string;
  /** SHA-256 of the token, in hex. */
  tokenHash: string;
  /** Minutes before a block at which a calendar reminds; null: never. */
  alarmMinutes: number | null;
  createdAt: string;
}

/** What calendars were told of one event, last. */
export interface FeedEvent {
  event: string;
  /** Of what was told: another one means that it has changed. */
  fingerprint: string;
  /** Grows with every change (RFC 5545, section 3.8.7.4). */
  sequence: number;
  changedAt: string;
}

/** Four columns and the programme. */
const ROWS_PER_STATEMENT = 200;

/** @returns the address of a programme, null where it has none */
export async function get(db: Db, programmeId: string): Promise<StoredFeed | null> {
  const row = await db.selectFrom('feeds').selectAll().where('programme_id', '=', programmeId).executeTakeFirst();
  if (row === undefined) return null;
  const { nonce, token_hash: tokenHash, alarm_minutes: alarmMinutes, created_at: createdAt } = row;
  return { nonce, tokenHash, alarmMinutes, createdAt };
}

/** @returns the programme whose address holds the token of that hash, null where there is none */
export async function programmeOf(db: Db, tokenHash: string): Promise<string | null> {
  const row = await db
    .selectFrom('feeds')
    .select('programme_id')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return row?.programme_id ?? null;
}

/** Gives a programme its address; the one it had ends. Call `programmes.touch` before. */
export async function put(db: Db, programmeId: string, feed: StoredFeed): Promise<void> {
  const { nonce, tokenHash, alarmMinutes, createdAt } = feed;
  const columns = { nonce, token_hash: tokenHash, alarm_minutes: alarmMinutes, created_at: createdAt };
  await db
    .insertInto('feeds')
    .values({ programme_id: programmeId, ...columns })
    .onConflict((conflict) => conflict.column('programme_id').doUpdateSet(columns))
    .execute();
}

/** Ends the address, if there is one. Call `programmes.touch` before. */
export async function remove(db: Db, programmeId: string): Promise<void> {
  await db.deleteFrom('feeds').where('programme_id', '=', programmeId).execute();
}

/** @returns what calendars were told, by event; also of events that are gone, should they come back */
export async function told(db: Db, programmeId: string): Promise<Map<string, FeedEvent>> {
  const rows = await db.selectFrom('feed_events').selectAll().where('programme_id', '=', programmeId).execute();
  return new Map(
    rows.map(({ event, fingerprint, sequence, changed_at: changedAt }) => [
      event,
      { event, fingerprint, sequence, changedAt },
    ]),
  );
}

/**
 * Keeps what is told now. Two that tell the same at the same time keep the higher sequence. No `programmes.touch`:
 * nothing that a page shows depends on it.
 */
export async function keepTold(db: Db, programmeId: string, events: readonly FeedEvent[]): Promise<void> {
  for (let at = 0; at < events.length; at += ROWS_PER_STATEMENT) {
    const rows = events.slice(at, at + ROWS_PER_STATEMENT).map(({ event, fingerprint, sequence, changedAt }) => {
      return { programme_id: programmeId, event, fingerprint, sequence, changed_at: changedAt };
    });
    await db
      .insertInto('feed_events')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .columns(['programme_id', 'event'])
          .doUpdateSet((column) => ({
            fingerprint: column.ref('excluded.fingerprint'),
            sequence: column.ref('excluded.sequence'),
            changed_at: column.ref('excluded.changed_at'),
          }))
          .whereRef('feed_events.sequence', '<', 'excluded.sequence'),
      )
      .execute();
  }
}
