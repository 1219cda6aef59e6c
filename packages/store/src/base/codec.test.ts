import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { canonicalJson, cleanParameters, cleanText, fromFlag, fromJson, toFlag, toJson } from './codec.ts';

describe('Text on its way into a column', () => {
  it('is well formed, without U+0000, and otherwise untouched', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (units) => {
        const text = String.fromCharCode(...units);
        const cleaned = cleanText(text);
        assert.ok(cleaned.isWellFormed() && !cleaned.includes('\0'));
        assert.equal(cleaned.length, text.length);
        for (let at = 0; at < text.length; at += 1) {
          assert.ok(cleaned[at] === text[at] || cleaned[at] === '\uFFFD');
        }
        assert.equal(cleanText(cleaned), cleaned);
      }),
    );
  });

  it('only text is cleaned among parameters', () => {
    assert.deepEqual(cleanParameters(['a\0', 1, null]), ['a\uFFFD', 1, null]);
  });
});

describe('Other values', () => {
  it('booleans are 1 and 0 and come back', () => {
    assert.deepEqual([true, false].map(toFlag), [1, 0]);
    assert.deepEqual([1, 0].map(fromFlag), [true, false]);
  });

  it('JSON comes back, and needs no cleaning whatever is in it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), fc.constantFrom('\0', '\ud800'), (value, odd) => {
        const text = toJson([value, odd]);
        assert.equal(cleanText(text), text);
        assert.equal(toJson(fromJson(text)), text);
      }),
    );
  });
});

describe('Canonical JSON', () => {
  const shuffled = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shuffled);
    if (value === null || typeof value !== 'object') return value;
    const pairs = Object.entries(value).map(([key, part]) => [key, shuffled(part)] as const);
    return Object.fromEntries(pairs.toReversed());
  };

  it('does not depend on the order of keys, at any depth', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => assert.equal(canonicalJson(shuffled(value)), canonicalJson(value))),
    );
  });

  it('says the same as the value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const plain: unknown = JSON.parse(JSON.stringify(value));
        assert.deepEqual(JSON.parse(canonicalJson(value)), plain);
      }),
    );
  });

  it('is what it has always been, since hashes rest on it', () => {
    const text = canonicalJson({ b: [1, { d: null, c: 'é"' }], a: true, B: 0.5 });
    assert.equal(text, '{"B":0.5,"a":true,"b":[1,{"c":"é\\"","d":null}]}');
  });
});
