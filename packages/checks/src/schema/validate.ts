import type { Schema, TypeName } from './model.ts';

export interface Mismatch {
  /** Where in the value, e.g. `items[2].title`; empty for the value itself. */
  at: string;
  expected: string;
  actual: string;
}

/** @returns where the value first differs from the schema, null where it fits */
export function mismatch(schema: Schema, value: unknown, at = ''): Mismatch | null {
  if (!ownKeywordsHold(schema, value)) return { at, expected: describe(schema), actual: show(value) };
  if (schema.anyOf && !schema.anyOf.some((option) => mismatch(option, value, at) === null))
    return { at, expected: describe(schema), actual: show(value) };
  if (Array.isArray(value)) return inList(schema, value, at);
  return isRecord(value) ? inRecord(schema, value, at) : null;
}

function inList(schema: Schema, list: unknown[], at: string): Mismatch | null {
  const { items } = schema;
  if (!items) return null;
  for (const [index, entry] of list.entries()) {
    const found = mismatch(items, entry, `${at}[${index}]`);
    if (found) return found;
  }
  return null;
}

function inRecord(schema: Schema, record: Record<string, unknown>, at: string): Mismatch | null {
  const inside = (name: string): string => (at === '' ? name : `${at}.${name}`);
  for (const name of schema.required ?? []) {
    if (!Object.hasOwn(record, name))
      return {
        at: inside(name),
        expected: `a field "${name}"`,
        actual: `no such field; there ${fieldsOf(record)}`,
      };
  }
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const found = Object.hasOwn(record, name) ? mismatch(property, record[name], inside(name)) : null;
    if (found) return found;
  }
  const extra =
    schema.additionalProperties === false
      ? Object.keys(record).find((name) => !Object.hasOwn(schema.properties ?? {}, name))
      : undefined;
  return extra === undefined ? null : { at: inside(extra), expected: 'no such field', actual: show(record[extra]) };
}

function fieldsOf(record: Record<string, unknown>): string {
  const names = Object.keys(record).slice(0, 12);
  if (names.length === 0) return 'are no fields at all';
  return `${names.length === 1 ? 'is' : 'are'} ${names.map((name) => `"${name.slice(0, 40)}"`).join(', ')}`;
}

function ownKeywordsHold(schema: Schema, value: unknown): boolean {
  const types = schema.type === undefined ? [] : [schema.type].flat();
  if (types.length > 0 && !types.some((type) => isOfType(type, value))) return false;
  if ('const' in schema && JSON.stringify(schema.const) !== JSON.stringify(value)) return false;
  if (schema.enum && !schema.enum.some((option) => JSON.stringify(option) === JSON.stringify(value))) return false;
  if (typeof value === 'string') return textHolds(schema, value);
  if (typeof value === 'number') return value >= (schema.minimum ?? -Infinity) && value <= (schema.maximum ?? Infinity);
  if (Array.isArray(value))
    return value.length >= (schema.minItems ?? 0) && value.length <= (schema.maxItems ?? Infinity);
  return true;
}

function textHolds(schema: Schema, text: string): boolean {
  // The standard counts characters, not the halves that JavaScript stores some of them in.
  const length = Array.from(text).length;
  if (length < (schema.minLength ?? 0) || length > (schema.maxLength ?? Infinity)) return false;
  if (schema.format === 'date-time' && !isMoment(text)) return false;
  return schema.pattern === undefined || new RegExp(schema.pattern, 'u').test(text);
}

/** RFC 3339, section 5.6: date, time and an offset. */
function isMoment(text: string): boolean {
  return (
    /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text))
  );
}

function isOfType(type: TypeName, value: unknown): boolean {
  switch (type) {
    case 'object':
      return isRecord(value);
    case 'array':
      return Array.isArray(value);
    case 'null':
      return value === null;
    case 'integer':
      return Number.isInteger(value);
    case 'string':
    case 'number':
    case 'boolean':
      return typeof value === type;
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const IN_WORDS: Record<TypeName, string> = {
  object: 'an object',
  array: 'a list',
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'null',
};

/** @returns the schema in words, e.g. `text of 1 to 200 characters` */
export function describe(schema: Schema): string {
  if (schema.description !== undefined) return schema.description;
  if ('const' in schema) return show(schema.const);
  if (schema.enum) return schema.enum.map(show).join(' or ');
  if (schema.anyOf) return schema.anyOf.map(describe).join(' or ');
  const types =
    schema.type === undefined
      ? 'a value'
      : [schema.type]
          .flat()
          .map((type) => IN_WORDS[type])
          .join(' or ');
  const { minLength, maxLength, minItems, maxItems, minimum, maximum } = schema;
  const parts = [
    span(minLength, maxLength, 'characters'),
    span(minItems, maxItems, 'entries'),
    span(minimum, maximum, ''),
    schema.format === undefined ? '' : 'that is a date and time (ISO 8601)',
    schema.pattern === undefined ? '' : `like /${schema.pattern}/`,
  ].filter((part) => part !== '');
  return [types, ...parts].join(' ');
}

function span(least: number | undefined, most: number | undefined, unit: string): string {
  if (least === undefined && most === undefined) return '';
  const of = unit === '' ? '' : ` ${unit}`;
  if (most === undefined) return `of at least ${least ?? 0}${of}`;
  return least === undefined ? `of at most ${most}${of}` : `of ${least} to ${most}${of}`;
}

/** @returns a value as JSON, short enough for one line */
export function show(value: unknown, most = 160): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length <= most ? text : `${text.slice(0, most)}… (${text.length} characters)`;
}
