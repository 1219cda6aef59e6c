/** Whether the documents that a project describes are the records that its API shows. Pure. */
import { isRecord } from '../../schema/validate.ts';
import type { Terms } from '../../terms/model.ts';
import type { Collection } from '../nosql-schema/collections.ts';

const TEXT = ['string'];
const FLAG = ['boolean', 'bool'];
const NUMBER = ['integer', 'number', 'int', 'long', 'double', 'decimal'];
const MOMENT = ['string', 'date', 'timestamp', ...NUMBER];

/** @returns where the collection of the records differs from them; null where it fits */
export function misfit(collections: readonly Collection[], terms: Terms): { expected: string; actual: string } | null {
  const names = namesFor(terms);
  const collection = collections.find(({ name }) => names.includes(name.toLowerCase()));
  if (collection === undefined)
    return {
      expected: `a collection called ${names[0] ?? ''}`,
      actual: collections.map(({ name }) => name).join(', '),
    };
  for (const [field, types] of fieldsOf(terms)) {
    const property = collection.properties[field];
    const where = `${collection.file}: ${field} as ${types[0] ?? ''}`;
    if (!isRecord(property)) return { expected: where, actual: 'no such field' };
    const given = [property['type'], property['bsonType']].flat().filter((type) => typeof type === 'string');
    if (given.length > 0 && !given.some((type) => types.includes(type)))
      return { expected: where, actual: given.join(', ') };
  }
  return null;
}

/** In small letters, the likeliest first. */
function namesFor({ path, noun }: Terms): string[] {
  const last = path.split('/').at(-1) ?? '';
  return [last, noun, `${noun}s`].map((name) => name.toLowerCase());
}

/** The id is left out: most stores keep it as a key, or call it `_id`. */
function fieldsOf({ fields }: Terms): [field: string, types: string[]][] {
  const all: [string | null, string[]][] = [
    [fields.text, TEXT],
    [fields.body, TEXT],
    [fields.flag, FLAG],
    [fields.number, NUMBER],
    [fields.created, MOMENT],
  ];
  return all.flatMap(([field, types]) => (field === null ? [] : [[field, types]]));
}
