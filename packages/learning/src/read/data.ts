/** Reading plain data of any shape, as a YAML or JSON reader gave it: what is wrong is listed with its place. */

export type Bag = Record<string, unknown>;

/** Where we are in the document, and where problems go. */
export interface Place {
  path: string;
  problems: string[];
}

export function inside(place: Place, step: string): Place {
  return { path: `${place.path}${step}`, problems: place.problems };
}

/** Notes a problem. @returns null, for what could not be read */
export function reject(place: Place, what: string): null {
  place.problems.push(`${place.path} ${what}`);
  return null;
}

/** A mapping with known names only: a misspelt name would otherwise be a rule that silently does nothing. */
export function asBag(value: unknown, place: Place, names: readonly string[]): Bag | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return reject(place, 'should be a mapping.');
  const unknown = Object.keys(value).filter((name) => !names.includes(name));
  if (unknown.length > 0) return reject(place, `has an unknown name, “${unknown[0]}”; known are ${names.join(', ')}.`);
  return { ...value };
}

export function readText(value: unknown, place: Place): string | null {
  return typeof value === 'string' && value.trim() !== ''
    ? value
    : reject(place, 'should be a text that is not empty.');
}

/** A number within bounds, both included; null without a problem where it is left out. */
export function readNumber(value: unknown, place: Place, least: number, most: number): number | null {
  if (value === undefined) return null;
  if (typeof value === 'number' && value >= least && value <= most) return value;
  return reject(place, `should be a number from ${least} to ${most}.`);
}

/** A list whose sound entries are kept; left out, it is empty. */
export function listIn<T>(value: unknown, place: Place, read: (value: unknown, place: Place) => T | null): T[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    reject(place, 'should be a list.');
    return [];
  }
  return value.map((entry, index) => read(entry, inside(place, `[${index}]`))).filter((entry) => entry !== null);
}
