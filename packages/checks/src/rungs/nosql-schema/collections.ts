/** The design of a document database, as files say it: one JSON Schema for each collection. Pure. */
import { isRecord } from '../../schema/validate.ts';

export interface Collection {
  name: string;
  file: string;
  properties: Record<string, unknown>;
  required: string[];
  /** Fields of each index. */
  indexes: string[][];
}

/** @param text JSON: a schema, or MongoDB's `{ "$jsonSchema": … }` @returns in one line why it is none, or the collection */
export function readCollection(file: string, text: string): Collection | string {
  const value = parsed(text);
  if (!isRecord(value)) return 'it is no JSON object';
  const schema = isRecord(value['$jsonSchema']) ? value['$jsonSchema'] : value;
  if (![schema['type'], schema['bsonType']].flat().includes('object')) return 'its type is not "object"';
  if (!isRecord(schema['properties'])) return 'it has no "properties"';
  const title = value['title'] ?? schema['title'];
  return {
    name: typeof title === 'string' && title !== '' ? title : nameOf(file),
    file,
    properties: schema['properties'],
    required: Array.isArray(schema['required']) ? schema['required'].filter((one) => typeof one === 'string') : [],
    indexes: indexesOf(value['x-indexes'] ?? schema['x-indexes']),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function nameOf(file: string): string {
  return (file.split('/').at(-1) ?? file).replace(/(\.schema)?\.json$/, '');
}

/** `["authorId", ["year", "title"]]`: a field, or several in their order. */
function indexesOf(value: unknown): string[][] {
  const list: unknown[] = Array.isArray(value) ? value : [];
  return list.map((one) =>
    (Array.isArray(one) ? (one as unknown[]) : [one]).filter((field) => typeof field === 'string'),
  );
}

/** @returns paths of fields (dots between the levels) for which the test holds, however deep within reason */
export function fieldsWhere(
  properties: Record<string, unknown>,
  test: (field: Record<string, unknown>, name: string) => boolean,
  at = '',
  depth = 0,
): string[] {
  return Object.entries(properties).flatMap(([name, field]) => {
    if (!isRecord(field)) return [];
    const path = at === '' ? name : `${at}.${name}`;
    const inner = isRecord(field['items']) ? field['items'] : field;
    const below =
      isRecord(inner['properties']) && depth < 10 ? fieldsWhere(inner['properties'], test, path, depth + 1) : [];
    return [...(test(field, name) ? [path] : []), ...below];
  });
}

export function hasType(field: Record<string, unknown>): boolean {
  return ['type', 'bsonType', 'enum', 'const', 'anyOf', 'oneOf', '$ref'].some((key) => field[key] !== undefined);
}

export function isArray(field: Record<string, unknown>): boolean {
  return [field['type'], field['bsonType']].flat().includes('array');
}
