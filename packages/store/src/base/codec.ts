/** How values become columns, in one place, so that both databases hold the same bytes. */

/** SQLite has no booleans and PostgreSQL's are not numbers: both keep 0 or 1. */
export function toFlag(value: boolean): number {
  return value ? 1 : 0;
}

export function fromFlag(value: number): boolean {
  return value !== 0;
}

/**
 * Text as both databases can keep it. PostgreSQL refuses U+0000, and a lone surrogate has no UTF-8: each becomes U+FFFD,
 * on SQLite too, so that a backup of one reads the same on the other. JSON columns are not affected: JSON.stringify
 * writes both as escapes.
 */
export function cleanText(text: string): string {
  if (text.isWellFormed() && !text.includes('\0')) return text;
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}

/** What both drivers do to every parameter on its way in. */
export function cleanParameters(parameters: readonly unknown[]): unknown[] {
  return parameters.map((value) => (typeof value === 'string' ? cleanText(value) : value));
}

export function toJson(value: unknown): string {
  return JSON.stringify(value);
}

/**
 * Reads a JSON column. Its type is the caller's word: only this package writes these columns, and a backup is checked
 * before it is let in.
 */
export function fromJson(text: string): unknown {
  return JSON.parse(text);
}

/** JSON with the keys of every object in code-unit order and no spaces: equal values give equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (part === null || typeof part !== 'object' || Array.isArray(part)) return part;
    const sorted = Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(sorted);
  });
}
