import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Block } from '@waymark/learning';
import fc from 'fast-check';
import { blocks } from '../index.ts';
import { describeStore } from './describe-store.ts';
import { aBlock, addProgramme, failsWith, write } from './fixtures.ts';

function manyBlocks(count: number): Block[] {
  return Array.from({ length: count }, (_, at) => {
    const day = new Date(Date.UTC(2027, 0, 4) + Math.floor(at / 4) * 86_400_000).toISOString().slice(0, 10);
    return aBlock(`block-${at}`, { date: day, startMinute: 480 + (at % 4) * 100 });
  });
}

const someBlocks = fc
  .uniqueArray(
    fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      date: fc.constantFrom('2027-01-04', '2027-01-05', '2027-01-06'),
      minutes: fc.integer({ min: 1, max: 1440 }),
      pinned: fc.boolean(),
      itemId: fc.option(fc.constantFrom('resource/sql', 'resource/git')),
      status: fc.constantFrom('planned' as const, 'done' as const),
    }),
    { selector: (block) => block.id },
  )
  .map((parts) => parts.map((part) => aBlock(part.id, part)));

const byDate = (all: readonly Block[]) => all.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));

describeStore('Blocks', ({ open }) => {
  it('every field comes back as it went in', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const full = aBlock('x', {
      kind: 'scripted', itemId: null, dayId: 'day/monday', text: '- read\n- write', phaseId: 'phase/ship', week: 12,
      pinned: true, status: 'partial',
    }); // prettier-ignore
    await write(store, id, (db) => blocks.replaceAll(db, id, [full]));
    assert.deepEqual(await blocks.list(store.db, id), [full]);
    assert.deepEqual(await blocks.get(store.db, id, 'x'), full);
    assert.equal(await blocks.get(store.db, id, 'y'), null);
  });

  it('after replacing any blocks by any others, exactly the others are there, by date', async () => {
    const store = await open();
    const id = await addProgramme(store);
    await fc.assert(
      fc.asyncProperty(someBlocks, async (wanted) => {
        await write(store, id, (db) => blocks.replaceAll(db, id, wanted));
        assert.deepEqual(await blocks.list(store.db, id), byDate(wanted));
      }),
      { numRuns: 40 },
    );
  });

  it('writes only the rows that differ', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const all = manyBlocks(1_000);
    const replace = (wanted: Block[]) => write(store, id, (db) => blocks.replaceAll(db, id, wanted));
    assert.deepEqual(await replace(all), { written: 1_000, removed: 0 });
    assert.deepEqual(await replace(all), { written: 0, removed: 0 });
    const finished = all.map((block, at) => (at === 500 ? { ...block, status: 'done' as const } : block));
    assert.deepEqual(await replace(finished), { written: 1, removed: 0 });
    // The last of four on its date leaves no gap behind it.
    assert.deepEqual(await replace(finished.toSpliced(3, 1)), { written: 0, removed: 1 });
    assert.equal((await blocks.list(store.db, id)).length, 999);
    assert.deepEqual(await replace([]), { written: 0, removed: 999 });
  });

  it('ten thousand blocks go in and come out in order', async () => {
    const store = await open();
    const id = await addProgramme(store);
    const all = manyBlocks(10_000);
    await write(store, id, (db) => blocks.replaceAll(db, id, all));
    assert.ok(JSON.stringify(await blocks.list(store.db, id)) === JSON.stringify(all));
  });

  it('a range includes both of its ends', async () => {
    const store = await open();
    const id = await addProgramme(store);
    await write(store, id, (db) => blocks.replaceAll(db, id, manyBlocks(40)));
    const dates = async (from?: string, to?: string) => {
      const found = await blocks.list(store.db, id, { from, to });
      return [found.length, found.at(0)?.date, found.at(-1)?.date];
    };
    assert.deepEqual(await dates('2027-01-05', '2027-01-06'), [8, '2027-01-05', '2027-01-06']);
    assert.deepEqual(await dates('2027-01-12'), [8, '2027-01-12', '2027-01-13']);
    assert.deepEqual(await dates(undefined, '2027-01-04'), [4, '2027-01-04', '2027-01-04']);
    assert.deepEqual(await dates('2027-01-06', '2027-01-05'), [0, undefined, undefined]);
  });

  it('two programmes may have blocks with the same ids', async () => {
    const store = await open();
    const [one, two] = [await addProgramme(store), await addProgramme(store)];
    await write(store, one, (db) => blocks.replaceAll(db, one, [aBlock('x', { minutes: 30 })]));
    await write(store, two, (db) => blocks.replaceAll(db, two, [aBlock('x', { minutes: 60 })]));
    await write(store, two, (db) => blocks.replaceAll(db, two, []));
    assert.equal((await blocks.get(store.db, one, 'x'))?.minutes, 30);
  });

  it('two blocks with one id are refused and nothing changes', async () => {
    const store = await open();
    const id = await addProgramme(store);
    await write(store, id, (db) => blocks.replaceAll(db, id, [aBlock('old')]));
    const twice = [aBlock('x'), aBlock('x', { minutes: 5 })];
    await failsWith(
      'misused',
      write(store, id, (db) => blocks.replaceAll(db, id, twice)),
      /same id/,
    );
    assert.deepEqual(await blocks.list(store.db, id), [aBlock('old')]);
  });

  it('update changes one block and nothing else of it', async () => {
    const store = await open();
    const id = await addProgramme(store);
    await write(store, id, (db) => blocks.replaceAll(db, id, [aBlock('x'), aBlock('y')]));
    const changed = await write(store, id, (db) => blocks.update(db, id, 'x', { status: 'done', pinned: true }));
    assert.deepEqual(changed, aBlock('x', { status: 'done', pinned: true }));
    assert.deepEqual(await blocks.update(store.db, id, 'y', {}), aBlock('y'));
    assert.equal(await blocks.update(store.db, id, 'z', { minutes: 5 }), null);
  });
});
