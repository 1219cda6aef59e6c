/** Answers kept by the key that a client chose, so that a write sent twice happens once. */
import type { Instant } from '@waymark/learning';
import type { Db, KeptAnswer } from '../base/types.ts';

/** @returns the answer kept under this key, whatever its route; null where there is none */
export async function find(db: Db, key: string): Promise<KeptAnswer | null> {
  const row = await db.selectFrom('idempotency_keys').selectAll().where('key', '=', key).executeTakeFirst();
  if (row === undefined) return null;
  const { route, status, body } = row;
  return { key: row.key, route, requestHash: row.request_hash, status, body, createdAt: row.created_at };
}

/**
 * Keeps an answer: in the transaction of the write that it answers, so that both stand or neither does.
 *
 * @throws StoreError `conflict` where another request with this key came first. Inside `store.transaction` that runs the
 *   work again on PostgreSQL, whose `find` then sees the winner's answer; on SQLite writers never overlap
 */
export async function save(db: Db, answer: KeptAnswer): Promise<void> {
  const { key, route, status, body } = answer;
  await db
    .insertInto('idempotency_keys')
    .values({ key, route, request_hash: answer.requestHash, status, body, created_at: answer.createdAt })
    .execute();
}

/** Forgets answers kept before a moment. @returns how many */
export async function prune(db: Db, olderThan: Instant): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('idempotency_keys')
    .where('created_at', '<', olderThan)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
