import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Schema } from './model.ts';
import { describe as inWords, mismatch, show } from './validate.ts';

const CASES: [schema: Schema, fits: unknown[], doesNot: unknown[]][] = [
  [{ type: 'string' }, ['', 'a'], [1, null, [], {}]],
  [{ type: 'integer' }, [0, -3, 2.0], [1.5, '1', null]],
  [{ type: ['string', 'null'] }, ['', null], [0]],
  [{ type: 'object' }, [{}], [[], null]],
  [{ type: 'array', minItems: 1, maxItems: 2 }, [[1], [1, 2]], [[], [1, 2, 3], {}]],
  [{ type: 'string', minLength: 2, maxLength: 3 }, ['ab', '🦊🦊🦊'], ['a', '🦊', 'abcd']],
  [{ pattern: '^a+$' }, ['a', 'aa', 5], ['b', '']],
  [
    { format: 'date-time' },
    ['2026-03-02T18:30:00Z', '2026-03-02T18:30:00.123+02:00', 7],
    ['2026-03-02', 'yesterday', '2026-03-02T18:30:00', '2026-13-02T18:30:00Z'],
  ],
  [{ minimum: 1, maximum: 3 }, [1, 3, 'x'], [0, 4]],
  [{ const: { a: 1 } }, [{ a: 1 }], [{ a: 2 }, 1]],
  [{ enum: ['a', 1, null] }, ['a', 1, null], ['b', '1']],
  [{ anyOf: [{ type: 'string' }, { type: 'integer' }] }, ['a', 1], [1.5, null]],
  [
    { required: ['a'], properties: { a: { type: 'integer' } } },
    [{ a: 1, b: 2 }, 'no object'],
    [{}, { a: 'x' }, { b: 1 }],
  ],
  [{ properties: { a: {} }, additionalProperties: false }, [{}, { a: 1 }], [{ b: 1 }]],
  [{ items: { type: 'object', required: ['x'] } }, [[], [{ x: 1 }]], [[{ x: 1 }, {}]]],
];

describe('the part of JSON Schema that checks speak', () => {
  for (const [schema, fits, doesNot] of CASES)
    it(JSON.stringify(schema), () => {
      for (const value of fits) assert.equal(mismatch(schema, value), null, show(value));
      for (const value of doesNot) assert.notEqual(mismatch(schema, value), null, show(value));
      assert.notEqual(inWords(schema), '');
    });

  it('says where, what was expected and what stood there', () => {
    const schema: Schema = {
      properties: { items: { items: { required: ['title'], properties: { title: { type: 'string' } } } } },
    };
    assert.deepEqual(mismatch(schema, { items: [{ title: 'a' }, { title: 5 }] }), {
      at: 'items[1].title',
      expected: 'text',
      actual: '5',
    });
    assert.deepEqual(mismatch(schema, { items: [{ name: 'a' }] }), {
      at: 'items[0].title',
      expected: 'a field "title"',
      actual: 'no such field; there is "name"',
    });
  });

  it('does not take a field of every object for one that was sent', () => {
    assert.notEqual(mismatch({ required: ['toString'] }, {}), null);
    assert.notEqual(mismatch({ properties: {}, additionalProperties: false }, JSON.parse('{"__proto__": 1}')), null);
  });

  it('a schema without keywords fits everything', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => mismatch({}, value) === null));
  });
});
