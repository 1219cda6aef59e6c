/// <reference lib="dom" />
/**
 * The engine's files, from our own origin. What has been fetched once lies in Cache Storage, under the engine's version,
 * and needs no network again; the workers' scripts lie there too, so that a service worker that answers from
 * `caches.match` serves them as well. Without a service worker they come from the browser's own cache of addresses.
 */

export type EngineFile =
  | 'javascript.js'
  | 'python.js'
  | 'sql.js'
  | 'frame.html'
  | 'pyodide.asm.wasm'
  | 'python_stdlib.zip'
  | 'pglite.wasm'
  | 'initdb.wasm'
  | 'pglite.data';

export interface EngineFiles {
  /** Changes whenever a file does. */
  version: string;
  address(name: EngineFile): string;
  blob(name: EngineFile): Promise<Blob>;
}

const CACHE = 'waymark-engine-';

/** @param base address of the engine's folder, whose last part is its version; ends with a slash */
export function engineFiles(base: string): EngineFiles {
  const version = base.split('/').at(-2) ?? '';
  const address = (name: EngineFile): string => new URL(`${base}${name}`, location.href).href;
  const taken = new Map<EngineFile, Promise<Blob>>();
  const cache = openCache(version);
  return {
    version,
    address,
    blob(name) {
      const known = taken.get(name);
      if (known) return known;
      const made = cache.then((store) => take(store, address(name)));
      taken.set(name, made);
      // What could not be fetched may be there the next time.
      made.catch(() => taken.delete(name));
      return made;
    },
  };
}

/** @returns null where there is no Cache Storage: private windows, plain http to another machine */
async function openCache(version: string): Promise<Cache | null> {
  try {
    const names = await caches.keys();
    const old = names.filter((name) => name.startsWith(CACHE) && name !== CACHE + version);
    await Promise.all(old.map((name) => caches.delete(name)));
    return await caches.open(CACHE + version);
  } catch {
    return null;
  }
}

async function take(store: Cache | null, address: string): Promise<Blob> {
  const kept = await store?.match(address).catch(() => undefined);
  const response = kept ?? (await fetch(address));
  if (!response.ok) throw new Error(`The engine's file ${address} could not be loaded (${response.status}).`);
  if (kept === undefined) await store?.put(address, response.clone()).catch(() => undefined);
  return response.blob();
}
