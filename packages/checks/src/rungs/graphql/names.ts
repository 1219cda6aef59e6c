/** What types and operations are called in GraphQL: made from the learner's own names by one rule, which the brief tells. */
import type { Terms } from '../../terms/model.ts';
import { withDefaults, type Draft, type RecordId } from '../rest-api/records.ts';

export interface Names {
  /** e.g. `Todo`, and what is sent of one and a page of them. */
  type: string;
  input: string;
  page: string;
  one: string;
  many: string;
  create: string;
  update: string;
  remove: string;
}

export function namesOf({ noun, path }: Terms): Names {
  const one = letters(noun) || 'item';
  const many = letters(path.slice(path.lastIndexOf('/') + 1)) || one;
  const type = one.charAt(0).toUpperCase() + one.slice(1);
  return {
    type,
    input: `${type}Input`,
    page: `${type}Page`,
    one,
    // A path such as /stock has no plural of its own.
    many: many === one ? `${one}List` : many,
    create: `create${type}`,
    update: `update${type}`,
    remove: `delete${type}`,
  };
}

/** Small letters and digits, the first a letter. */
function letters(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/^\d+/, '');
}

/** A name of GraphQL has no hyphen. */
export function fieldName(name: string): string {
  return name.replaceAll('-', '_');
}

/** @returns every field of a record with its type; null: any type that is not null */
export function fieldTypes({ fields }: Terms): [name: string, type: string | null][] {
  const all: [name: string | null, type: string | null][] = [
    [fields.id, 'ID!'],
    [fields.text, 'String!'],
    [fields.body, 'String!'],
    [fields.flag, 'Boolean!'],
    [fields.number, 'Int!'],
    [fields.created, null],
  ];
  return all.flatMap(([name, type]) => (name === null ? [] : [[fieldName(name), type]]));
}

/** @returns the names of all fields, as they stand in a selection */
export function wholeSelection(terms: Terms): string {
  return fieldTypes(terms)
    .map(([name]) => name)
    .join(' ');
}

/** @returns what was drafted, by the names of GraphQL */
export function inputOf(sent: Draft): Draft {
  return Object.fromEntries(Object.entries(sent).map(([name, value]) => [fieldName(name), value]));
}

/** @returns a record of the REST API as GraphQL has to say it: an ID is text there */
export function asGraphql(record: Record<string, unknown>, terms: Terms): Record<string, unknown> {
  const { id } = terms.fields;
  const known = fieldTypes(terms).map(([name]) => name);
  const entries = Object.entries(record).map(([name, value]): [name: string, value: unknown] => [
    fieldName(name),
    name === id ? String(value) : value,
  ]);
  return Object.fromEntries(entries.filter(([name]) => known.includes(name)));
}

/** @returns what a draft has to look like once it is stored; the id and the time are the server's */
export function storedAs(sent: Draft, id: RecordId, terms: Terms): Record<string, unknown> {
  return asGraphql({ ...withDefaults(sent, terms), [terms.fields.id]: id }, terms);
}
