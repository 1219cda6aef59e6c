/** Where writes wait: the browser's own database, shared by all tabs, there after a crash. */
import { replaces, type NewWaiting, type Waiting } from './queue.ts';

const [NAME, STORE, VERSION] = ['waymark', 'writes', 1];

export class QueueStore {
  #open: Promise<IDBDatabase> | null = null;

  /** @returns what waits, oldest first */
  async list(): Promise<Waiting[]> {
    return this.#run('readonly', (store) => store.getAll() as IDBRequest<Waiting[]>);
  }

  /** Puts a write at the end of the line, and takes away what it replaces: at once, so that nothing is sent in between. */
  async add(write: NewWaiting): Promise<void> {
    await this.#run('readwrite', (store) => {
      const all = store.getAll() as IDBRequest<Waiting[]>;
      all.onsuccess = () => {
        for (const other of all.result) if (replaces(write, other)) store.delete(other.id);
        store.add({ ...write, refused: null });
      };
      return all;
    });
  }

  /** Writes over what is there. @returns false where it was taken away meanwhile: it stays away */
  async put(write: Waiting): Promise<boolean> {
    const found = await this.#run('readwrite', (store) => {
      const key = store.getKey(write.id);
      key.onsuccess = () => {
        if (key.result !== undefined) store.put(write);
      };
      return key;
    });
    return found !== undefined;
  }

  async remove(id: number): Promise<void> {
    await this.#run('readwrite', (store) => store.delete(id));
  }

  async #run<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    const database = await (this.#open ??= openDatabase());
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode, { durability: 'strict' });
      const request = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? new Error('the browser keeps nothing'));
    });
  }
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id', autoIncrement: true });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the browser keeps nothing'));
  });
}
