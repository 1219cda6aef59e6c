import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withItem, withoutItem } from './item-address.ts';

describe('the address of an item over a screen', () => {
  it('keeps what else the address says, opening and closing', () => {
    const search = withItem({ search: '?filter=open' }, 'resource/a b');
    assert.equal(new URLSearchParams(search).get('item'), 'resource/a b');
    assert.equal(withoutItem({ pathname: '/map', search }), '/map?filter=open');
  });

  it('replaces an item that is open, and leaves a bare path when it closes', () => {
    const search = withItem({ search: '?item=action%2Fx' }, 'action/y');
    assert.deepEqual(new URLSearchParams(search).getAll('item'), ['action/y']);
    assert.equal(withoutItem({ pathname: '/', search }), '/');
  });
});
