import { randomUUIDv7 } from 'node:crypto';

/** A fresh key for any row: UUIDv7, so that keys made later sort later and land at the end of an index. */
export function newId(): string {
  return randomUUIDv7();
}
