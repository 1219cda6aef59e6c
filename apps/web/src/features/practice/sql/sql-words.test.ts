import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cellWords, effectWords, isNumeric } from './sql-words.ts';

describe('what a database answers, in words', () => {
  it('tells NULL from an empty text and from the word', () => {
    assert.deepEqual([cellWords(null), cellWords(''), cellWords(0), cellWords(false)], ['NULL', '', '0', 'false']);
  });

  it('puts every kind of number to the right, and nothing else', () => {
    for (const type of ['integer', 'int4', 'bigint', 'int8', 'numeric(10,2)', 'real', 'double precision', 'float8'])
      assert.ok(isNumeric(type), type);
    for (const type of ['text', 'interval', 'date', 'boolean', 'point']) assert.equal(isNumeric(type), false, type);
  });

  it('says what a statement without rows did', () => {
    assert.equal(effectWords({ affected: 0 }), 'Done; no row was changed.');
    assert.equal(effectWords({ affected: 1 }), 'Done; 1 row changed.');
    assert.equal(effectWords({ affected: 3 }), 'Done; 3 rows changed.');
  });
});
