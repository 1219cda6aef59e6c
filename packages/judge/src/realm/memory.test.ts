import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { boundMemory } from './memory.ts';

const PAGE = 65_536;

describe('a bound on memory', () => {
  const limit = boundMemory();

  it('lets a memory grow up to the limit and not past it', () => {
    const memory = new WebAssembly.Memory({ initial: 1 });
    limit(3 * PAGE);
    assert.equal(memory.grow(2), 1);
    assert.throws(() => memory.grow(1), RangeError);
    assert.equal(memory.buffer.byteLength, 3 * PAGE);
  });

  it('holds when the program says that its memory is small', () => {
    const memory = new WebAssembly.Memory({ initial: 1 });
    Object.defineProperty(memory, 'buffer', { value: { byteLength: -1_000_000 } });
    limit(2 * PAGE);
    assert.throws(() => memory.grow(2), RangeError);
  });

  it('sets none without a limit', () => {
    limit(Infinity);
    assert.equal(new WebAssembly.Memory({ initial: 1 }).grow(10), 1);
  });
});
