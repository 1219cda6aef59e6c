import { AsyncLocalStorage } from 'node:async_hooks';
import { StoreError } from '../base/store-error.ts';

/**
 * Knows whether code runs inside a transaction of this store. Using the pool there would wait for itself forever on
 * SQLite, and read past the transaction on PostgreSQL: both become an error that names the mistake.
 */
export class TransactionScope {
  #storage = new AsyncLocalStorage<{ open: boolean }>();

  async run<T>(work: () => Promise<T>): Promise<T> {
    // What outlives the transaction (a timer that it started) is outside again once it has ended.
    const mark = { open: true };
    try {
      return await this.#storage.run(mark, work);
    } finally {
      mark.open = false;
    }
  }

  /** @throws StoreError `misused` inside a transaction */
  assertOutside(): void {
    if (this.#storage.getStore()?.open !== true) return;
    throw new StoreError('misused', 'A transaction used the pool: inside it, pass on the db that it was given.');
  }
}
