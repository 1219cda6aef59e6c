import fc from 'fast-check';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { clearFrom, hasFields, putOn, takeFrom, type Shelf } from './shelf.ts';

function memory(): Shelf {
  const things = new Map<string, string>();
  return {
    getItem: (key) => things.get(key) ?? null,
    setItem: (key, value) => void things.set(key, value),
    removeItem: (key) => void things.delete(key),
  };
}
const isDraft = (value: unknown): value is { text: string; version: number } =>
  hasFields(value, { text: 'string', version: 'number' });

describe('what a page keeps on this machine', () => {
  it('comes back as it was put there, until it is cleared', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer(), (text, version) => {
        const shelf = memory();
        assert.equal(putOn(shelf, 'a', { text, version }), true);
        assert.deepEqual(takeFrom(shelf, 'a', isDraft), { text, version });
        clearFrom(shelf, 'a');
        assert.equal(takeFrom(shelf, 'a', isDraft), null);
      }),
    );
  });

  it('is nothing where somebody else wrote there', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        const shelf = memory();
        shelf.setItem('a', text);
        const taken = takeFrom(shelf, 'a', isDraft);
        if (taken !== null) assert.equal(typeof taken.text, 'string');
      }),
    );
  });

  it('loses nothing but itself where the browser keeps nothing', () => {
    const refuse = (): never => {
      throw new DOMException('denied', 'SecurityError');
    };
    const none: Shelf = { getItem: refuse, setItem: refuse, removeItem: refuse };
    assert.equal(putOn(none, 'a', 1), false);
    assert.equal(takeFrom(none, 'a', isDraft), null);
    clearFrom(none, 'a');
  });
});
