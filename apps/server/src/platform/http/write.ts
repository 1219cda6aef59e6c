/** A write: one transaction that holds the change, the evidence of it, and the answer for whoever asks again. */
import { AppError, type ChangedEvent, type RouteDefinition, type RouteName } from '@waymark/contract';
import type { Instant } from '@waymark/learning';
import { idempotency, type Db, type Store } from '@waymark/store';
import { hash } from 'node:crypto';

/** What a write says, also when it is repeated. */
export interface WriteAnswer {
  status: number;
  /** JSON; empty for 204. */
  body: string;
  replayed: boolean;
}

export interface WriteRequest {
  name: RouteName;
  route: RouteDefinition;
  request: Request;
  bytes: Uint8Array;
  now: Instant;
  /** Runs the handler; called again when the database asks for the transaction to be repeated. */
  work: (db: Db, changed: (event: Omit<ChangedEvent, 'type'>) => void) => Promise<unknown>;
}

/**
 * Runs a write once, however often it is sent with the same `Idempotency-Key`.
 *
 * The record of the answer is part of the write's own transaction: either both are there after a crash, or neither.
 * Refusals are not recorded, because they changed nothing: the same request may succeed later under the same key.
 *
 * @returns the answer, and the events to publish now that the change is committed
 * @throws AppError of the handler, or `idempotency-mismatch` when the key belongs to a different request
 */
export async function runWrite(
  store: Store,
  write: WriteRequest,
): Promise<{ answer: WriteAnswer; events: ChangedEvent[] }> {
  const key = idempotencyKey(write.request);
  const requestHash = key === null ? '' : hashOf(write);
  let events: ChangedEvent[] = [];
  try {
    const answer = await store.transaction(async (db) => {
      events = [];
      const known = key === null ? null : await replay(db, key, requestHash);
      if (known) return known;
      const result = await write.work(db, (event) => events.push({ type: 'changed', ...event }));
      const fresh = toAnswer(write.route, result);
      if (key !== null) await record(db, write, key, requestHash, fresh);
      return fresh;
    });
    return { answer, events };
  } catch (error) {
    // Where writers run beside each other, the slower of two equal requests fails on the faster one's row or effect.
    const known = key === null ? null : await replay(store.db, key, requestHash).catch(rethrowMismatch);
    if (known) return { answer: known, events: [] };
    throw error;
  }
}

function rethrowMismatch(error: unknown): null {
  if (error instanceof AppError && error.code === 'idempotency-mismatch') throw error;
  return null;
}

/** @throws AppError `invalid-request` for a key that is no short printable text */
function idempotencyKey(request: Request): string | null {
  const key = request.headers.get('idempotency-key');
  if (key === null || /^[\x21-\x7e]{1,200}$/.test(key)) return key;
  const message = 'use 1 to 200 printable characters without spaces, such as a UUID';
  throw new AppError('invalid-request', undefined, [{ path: 'header.idempotency-key', message }]);
}

function hashOf({ request, bytes }: WriteRequest): string {
  const { pathname, search } = new URL(request.url);
  return hash('sha256', Buffer.concat([Buffer.from(`${request.method} ${pathname}${search}\n`), bytes]), 'hex');
}

async function replay(db: Db, key: string, requestHash: string): Promise<WriteAnswer | null> {
  const known = await idempotency.find(db, key);
  if (!known) return null;
  if (known.requestHash !== requestHash) throw new AppError('idempotency-mismatch');
  return { status: known.status, body: known.body, replayed: true };
}

async function record(
  db: Db,
  write: WriteRequest,
  key: string,
  requestHash: string,
  fresh: WriteAnswer,
): Promise<void> {
  const { status, body } = fresh;
  await idempotency.save(db, { key, route: write.name, requestHash, status, body, createdAt: write.now });
}

/** @returns status and JSON text of what a handler returned */
export function toAnswer(route: RouteDefinition, result: unknown): WriteAnswer {
  const status = route.status ?? 200;
  return { status, body: status === 204 ? '' : JSON.stringify(result), replayed: false };
}
