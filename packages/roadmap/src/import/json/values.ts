/** JSON of a stranger, looked at with care. */

export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function objectsIn(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** A property of one's own as text; '' where there is none. */
export function textIn(value: unknown, name: string): string {
  const found = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  if (typeof found === 'string') return found;
  return typeof found === 'number' && Number.isFinite(found) ? String(found) : '';
}

export function numberIn(value: unknown, name: string): number | null {
  const found = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  const number = typeof found === 'string' ? Number.parseFloat(found) : found;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** @returns the value, or undefined where the text is no JSON */
export function parseJson(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
