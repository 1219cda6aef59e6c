/** Generators as cases.yaml writes them: `{ int: [0, 9] }`, `{ list: { int: [0, 9] }, length: [0, 20], sorted: true }`. */
import { toPlain } from '../plain.ts';
import type { Plain } from '../types.ts';
import { everyValue } from './every-value.ts';
import type { Generator } from './model.ts';
import type { Reader } from './reader.ts';

const LENGTH = 5000;
const WHOLE = Number.MAX_SAFE_INTEGER;

/** What each kind of generator knows besides its own key. */
const KNOWN: Record<Generator['kind'], readonly string[]> = {
  int: [],
  float: ['decimals'],
  text: ['length'],
  list: ['length', 'sorted', 'unique'],
  permutation: [],
  matrix: ['rows', 'columns'],
  'one-of': [],
  record: [],
  'element-of': [],
  value: [],
};
const KINDS = Object.keys(KNOWN) as Generator['kind'][];

/** @returns the generator; a problem is noted and a stand-in returned where it cannot be read */
export function readGenerator(reader: Reader, depth = 0): Generator {
  const kind = KINDS.find((candidate) => isRecord(reader.value) && Object.hasOwn(reader.value, candidate));
  if (kind === undefined || depth > 8) {
    reader.problem(`should be a generator: one of ${KINDS.join(', ')}`);
    return { kind: 'value', value: null };
  }
  const field = reader.fields([kind, ...KNOWN[kind]]);
  const inner = (key: string): Generator => readGenerator(field(key), depth + 1);
  switch (kind) {
    case 'int': {
      const { from, to } = field('int').range(undefined, -WHOLE, WHOLE);
      return { kind, from: Math.ceil(from), to: Math.floor(to) };
    }
    case 'float':
      return { kind, ...field('float').range(undefined, -1e15, 1e15), decimals: field('decimals').integer(2, 0, 12) };
    case 'text':
      return { kind, alphabet: field('text').text(), length: field('length').range({ from: 0, to: 10 }, 0, LENGTH) };
    case 'list': {
      const length = field('length').range({ from: 0, to: 10 }, 0, LENGTH);
      const [of, unique] = [inner('list'), field('unique').flag()];
      const different = everyValue(of)?.length ?? Infinity;
      if (unique && different < length.to)
        field('length').problem(`should be ${different} at most: there are no more different values`);
      return { kind, of, length, sorted: field('sorted').flag(), unique };
    }
    case 'permutation':
      return { kind, length: field('permutation').range(undefined, 0, LENGTH) };
    case 'matrix':
      return {
        kind,
        of: inner('matrix'),
        rows: field('rows').range(undefined, 0, 100),
        columns: field('columns').range(undefined, 0, 100),
      };
    case 'one-of':
      return { kind, options: nonEmpty(field('one-of')).map((option) => readGenerator(option, depth + 1)) };
    case 'record': {
      const fields = field('record');
      const read = fields.fields(Object.keys(fields.record()));
      return {
        kind,
        fields: Object.fromEntries(
          Object.keys(fields.record()).map((key) => [key, readGenerator(read(key), depth + 1)]),
        ),
      };
    }
    case 'element-of':
      return { kind, argument: field('element-of').integer(undefined, 0, 20) };
    case 'value':
      return { kind, value: readPlain(field('value')) };
  }
}

/** @returns the plain form of what YAML gave */
export function readPlain(reader: Reader): Plain {
  const plain = toPlain(reader.value ?? null);
  if (plain === null) reader.problem('is not plain data');
  return plain?.value ?? null;
}

function nonEmpty(reader: Reader): Reader[] {
  const list = reader.list();
  if (list.length === 0) reader.problem('should have at least one element');
  return list;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
