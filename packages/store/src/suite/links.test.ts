import { afterLook, type LinkLook } from '@waymark/learning';
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { documentOf, dump, linkHealth, restore, type StoredLinkHealth } from '../index.ts';
import { describeStore } from './describe-store.ts';
import { addProgramme, NOW } from './fixtures.ts';

const LATER = '2027-01-04T18:40:00.000Z';
const PAGE = 'https://example.org/ærø?q=1';
const VALIDATORS = { etag: '"one"', lastModified: 'Mon, 04 Jan 2027 18:00:00 GMT' };

function found(page: string, look: LinkLook = { kind: 'alive' }): StoredLinkHealth {
  return { page, health: afterLook(null, look, NOW, 0), ...VALIDATORS };
}

describeStore('What is known of links', ({ open }) => {
  it('comes back as it was kept, and is written over by the next look', async () => {
    const { db } = await open();
    const looks: LinkLook[] = [
      { kind: 'alive' },
      { kind: 'moved', to: 'https://else.example/' },
      { kind: 'gone', reason: 'It answers 404.' },
      { kind: 'closed', reason: 'It answers 429.', retryAt: LATER },
    ];
    for (const look of looks) {
      const health = afterLook(null, look, NOW, 0.5);
      await linkHealth.put(db, PAGE, { health, ...VALIDATORS });
      assert.deepEqual(await linkHealth.list(db), [{ page: PAGE, health, ...VALIDATORS }]);
    }
    await linkHealth.put(db, 'http://a.example/', { ...found(''), health: afterLook(null, { kind: 'alive' }, NOW, 0), etag: null }); // prettier-ignore
    assert.deepEqual((await linkHealth.list(db)).map(({ page }) => page), ['http://a.example/', PAGE]); // prettier-ignore
    assert.deepEqual((await linkHealth.of(db, [PAGE, 'http://b.example/'])).map(({ page }) => page), [PAGE]); // prettier-ignore
    assert.deepEqual(await linkHealth.of(db, []), []);
    assert.deepEqual(await linkHealth.withStanding(db, 'closed'), [PAGE]);
    assert.deepEqual(await linkHealth.withStanding(db, 'dead'), []);
  });

  it('is looked at by one at a time, until they are done or their time is over', async () => {
    const { db } = await open();
    const pages = ['http://a.example/', 'http://b.example/'];
    assert.deepEqual((await linkHealth.lease(db, pages, NOW, LATER)).sort(), pages);
    assert.deepEqual(await linkHealth.lease(db, pages, NOW, LATER), []);
    assert.deepEqual((await linkHealth.list(db)).map(({ health }) => health), [null, null]); // prettier-ignore
    await linkHealth.release(db, ['http://a.example/']);
    await linkHealth.put(db, 'http://b.example/', { ...found(''), health: afterLook(null, { kind: 'alive' }, NOW, 0) });
    assert.deepEqual((await linkHealth.lease(db, pages, NOW, LATER)).sort(), pages);
    assert.deepEqual((await linkHealth.lease(db, pages, LATER, '2027-01-04T19:00:00.000Z')).sort(), pages);
  });

  it('of two that take the same pages at once, each page goes to one', async () => {
    const { db } = await open();
    const pages = Array.from({ length: 250 }, (_, number) => `http://example.org/${number}`);
    const taken = await Promise.all([1, 2, 3].map(() => linkHealth.lease(db, pages, NOW, LATER)));
    assert.deepEqual(taken.flat().sort(), pages.toSorted());
  });

  it('is forgotten where no roadmap links there any more, after a while', async () => {
    const { db } = await open();
    for (const page of ['http://a.example/', 'http://b.example/'])
      await linkHealth.put(db, page, { ...VALIDATORS, health: afterLook(null, { kind: 'alive' }, NOW, 0) });
    const linked = new Set(['http://a.example/']);
    assert.equal(await linkHealth.prune(db, linked, LATER), 0);
    assert.equal(await linkHealth.prune(db, linked, '2027-02-04T18:40:00.000Z'), 1);
    assert.deepEqual((await linkHealth.list(db)).map(({ page }) => page), ['http://a.example/']); // prettier-ignore
  });

  it('is in no backup and no export, and stays where one is restored', async () => {
    const store = await open();
    await addProgramme(store);
    const lines = await Array.fromAsync(dump(store.db));
    await linkHealth.put(store.db, PAGE, { ...VALIDATORS, health: afterLook(null, { kind: 'alive' }, NOW, 0) });
    assert.deepEqual(await Array.fromAsync(dump(store.db)), lines);
    assert.doesNotMatch((await Array.fromAsync(documentOf(store.db, NOW))).join(''), /link_health|example\.org/);
    await restore(store, (async function* () { yield* lines; })()); // prettier-ignore
    assert.equal((await linkHealth.list(store.db)).length, 1);
  });
});
