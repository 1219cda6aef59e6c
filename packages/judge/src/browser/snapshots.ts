/// <reference lib="dom" />
/** Snapshots that later visits start from, in IndexedDB, for one version of the engine. Where that fails there are none. */

const DATABASE = 'waymark-engine';
const STORE = 'snapshots';

/** @returns null when there is none */
export async function keptSnapshot(key: string): Promise<Blob | null> {
  const found = await inStore('readonly', (store) => store.get(key));
  return found instanceof Blob ? found : null;
}

/** Keeps it, and drops those of other versions. */
export async function keepSnapshot(key: string, snapshot: Blob): Promise<void> {
  await inStore('readwrite', (store) => {
    store.clear();
    return store.put(snapshot, key);
  });
}

/** For one that did not work. */
export async function dropSnapshots(): Promise<void> {
  await inStore('readwrite', (store) => store.clear());
}

async function inStore(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  try {
    const database = await opened();
    try {
      const transaction = database.transaction(STORE, mode);
      const request = work(transaction.objectStore(STORE));
      return await new Promise<unknown>((resolve, reject) => {
        transaction.oncomplete = () => resolve(request.result);
        transaction.onabort = () => reject(transaction.error ?? new Error('the transaction was given up'));
      });
    } finally {
      database.close();
    }
  } catch {
    return null;
  }
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('no database'));
    request.onblocked = () => reject(new Error('another page holds the database'));
  });
}
