/** Answers kept in memory, the least recently used dropped first, bounded by bytes. */

export interface CachedAnswer {
  /** State of the programme that the answer was made from. */
  stamp: string;
  /** Whose state that is: the path's programme, `current` included. */
  programme: string;
  /** Text goes out in one write together with its headers; bytes take two. */
  body: string | Uint8Array;
  etag: string;
  headers: Record<string, string>;
}

export interface AnswerCache {
  get(key: string): CachedAnswer | undefined;
  set(key: string, value: CachedAnswer): void;
  clear(): void;
  readonly bytes: number;
}

/** What an entry costs beside its body: key, headers, bookkeeping. */
const ENTRY_OVERHEAD = 1_024;

/**
 * @param limit most bytes to keep; one answer takes at most a quarter of it, so that a huge one does not empty the rest
 */
export function createAnswerCache(limit: number): AnswerCache {
  // A Map iterates in the order of insertion: re-inserting on use makes its first key the least recently used.
  const entries = new Map<string, CachedAnswer>();
  let bytes = 0;

  function drop(key: string): void {
    const entry = entries.get(key);
    if (entry && entries.delete(key)) bytes -= cost(key, entry);
  }

  return {
    get(key) {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      entries.delete(key);
      entries.set(key, entry);
      return entry;
    },
    set(key, value) {
      drop(key);
      if (cost(key, value) > limit / 4) return;
      entries.set(key, value);
      bytes += cost(key, value);
      for (const oldest of entries.keys()) {
        if (bytes <= limit) break;
        drop(oldest);
      }
    },
    clear() {
      entries.clear();
      bytes = 0;
    },
    get bytes() {
      return bytes;
    },
  };
}

function cost(key: string, entry: CachedAnswer): number {
  // A string takes one or two bytes a letter: counted as two.
  const size = typeof entry.body === 'string' ? entry.body.length * 2 : entry.body.byteLength;
  return size + key.length * 2 + ENTRY_OVERHEAD;
}
