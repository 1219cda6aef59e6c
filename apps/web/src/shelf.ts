/** What a page keeps on this machine: it survives a reload and a crash, and being away from the network. */

/** A part of the browser's `localStorage`, or anything that works like it. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** This browser's own. It is asked for at each use: a browser that is told to keep nothing throws where one only looks for it. */
export const DEVICE: Shelf = {
  getItem: (key) => localStorage.getItem(key),
  setItem: (key, value) => localStorage.setItem(key, value),
  removeItem: (key) => localStorage.removeItem(key),
};

/** @returns false where there is no room, or the browser keeps nothing: then only the open page has it */
export function putOn(shelf: Shelf, key: string, value: unknown): boolean {
  try {
    shelf.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** @returns what was kept under the key; null for nothing, for what something else wrote there, and where nothing is kept */
export function takeFrom<T>(shelf: Shelf, key: string, isOurs: (value: unknown) => value is T): T | null {
  try {
    const value: unknown = JSON.parse(shelf.getItem(key) ?? 'null');
    return isOurs(value) ? value : null;
  } catch {
    return null;
  }
}

export function clearFrom(shelf: Shelf, key: string): void {
  try {
    shelf.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to clear.
  }
}

/** @returns whether it is an object whose named fields have these types */
export function hasFields(value: unknown, fields: Record<string, 'string' | 'number'>): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const found = value as Record<string, unknown>;
  return Object.entries(fields).every(([name, type]) => typeof found[name] === type);
}
