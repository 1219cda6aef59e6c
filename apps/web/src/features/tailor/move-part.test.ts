import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AnyItem } from '@waymark/roadmap';
import { moveByOne } from './move-part.ts';

const of = (...ids: string[]): AnyItem[] => ids.map((id) => ({ id }) as AnyItem);
const lists = [of('a', 'b'), [], of('c')];

describe('moving a part by one place', () => {
  it('goes past its neighbour, over empty phases into the next one, and stops at both ends', () => {
    assert.deepEqual(moveByOne(lists, 'a', 1), { type: 'move', id: 'a', after: 'b' });
    assert.deepEqual(moveByOne(lists, 'b', 1), { type: 'move', id: 'b', before: 'c' });
    assert.deepEqual(moveByOne(lists, 'c', -1), { type: 'move', id: 'c', after: 'b' });
    assert.deepEqual([moveByOne(lists, 'a', -1), moveByOne(lists, 'c', 1)], [null, null]);
  });
});
