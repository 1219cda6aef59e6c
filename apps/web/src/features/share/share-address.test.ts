import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addressOf, cardAddress, PARTS, queryOf, viewOf, type ShareView } from './share-address.ts';

const search = (address: string): URLSearchParams => new URL(address, 'http://localhost').searchParams;
const ALL = PARTS.map(({ value }) => value);

describe('the address of a week to share', () => {
  it('brings every view back, also the one that shows nothing', () => {
    for (const week of [null, '3'])
      for (const theme of ['light', 'dark'] as const)
        for (let bits = 0; bits < 8; bits += 1) {
          const view: ShareView = { week, theme, shown: ALL.filter((_, at) => (bits >> at) % 2 === 1) };
          assert.deepEqual(viewOf(search(addressOf(view))), view);
        }
  });

  it('shows everything of this week where it says nothing, or nothing sensible', () => {
    assert.equal(addressOf({ week: null, theme: 'light', shown: ALL }), '/share');
    assert.deepEqual(viewOf(search('/share?week=-1&theme=pink')), { week: null, theme: 'light', shown: ALL });
  });

  it('asks the server to leave out what is not shown', () => {
    const view: ShareView = { week: null, theme: 'dark', shown: ['titles'] };
    assert.deepEqual(queryOf(view), { hide: 'hours,signals' });
    assert.deepEqual(Object.fromEntries(search(cardAddress(view, 2))), {
      week: '2',
      hide: 'hours,signals',
      theme: 'dark',
    });
  });
});
