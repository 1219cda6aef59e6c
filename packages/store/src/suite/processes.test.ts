import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { it } from 'node:test';
import { ledger, programmes } from '../index.ts';
import { describeStore } from './describe-store.ts';
import { addProgramme, evidence, write } from './fixtures.ts';

const WRITER = path.join(import.meta.dirname, 'children', 'writer.ts');

interface Writer {
  child: ChildProcess;
  /** Ids that it says are kept. */
  acknowledged: string[];
  /** Its lines, as they come. */
  lines: AsyncIterable<string>;
}

function startWriter(url: string, programme: string, prefix: string, count: number): Writer {
  const child = spawn(process.execPath, [WRITER, url, programme, prefix, String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const acknowledged: string[] = [];
  const reader = createInterface({ input: child.stdout });
  async function* lines(): AsyncGenerator<string, void, undefined> {
    for await (const line of reader) {
      acknowledged.push(line);
      yield line;
    }
  }
  return { child, acknowledged, lines: lines() };
}

async function idsIn(db: Parameters<typeof ledger.list>[0], programme: string): Promise<Set<string>> {
  return new Set((await ledger.list(db, programme)).map((entry) => entry.id));
}

describeStore('Several processes', ({ open, place }) => {
  it('write to one database at once and lose nothing', async () => {
    const url = await place();
    const store = await open(url);
    const id = await addProgramme(store);
    const writers = ['a', 'b'].map((prefix) => startWriter(url, id, prefix, 40));
    const here = (async () => {
      for (let at = 0; at < 40; at += 1) {
        await write(store, id, (db) => ledger.append(db, id, evidence({ id: `here-${at}` })));
      }
    })();
    const ends = writers.map(async ({ child, lines }) => {
      const exit = once(child, 'exit');
      await Array.fromAsync(lines);
      return ((await exit) as [number | null])[0];
    });
    assert.deepEqual(await Promise.all(ends), [0, 0]);
    await here;
    assert.equal((await idsIn(store.db, id)).size, 120);
    assert.equal(await programmes.revision(store.db, id), 121);
    assert.deepEqual(await ledger.verify(store.db, id), { ok: true });
  });
});

describeStore('A process that is killed', ({ open, place }) => {
  it('has kept everything that it said it kept', async () => {
    const url = await place();
    const id = await addProgramme(await open(url));
    const told = new Set<string>();
    for (const [round, before] of [3, 11, 30].entries()) {
      const writer = startWriter(url, id, `round-${round}`, 100_000);
      const exit = once(writer.child, 'exit');
      // Killed between two writes or inside one, wherever it happens to be.
      for await (const line of writer.lines) {
        told.add(line);
        if (writer.acknowledged.length === before) writer.child.kill('SIGKILL');
      }
      assert.equal(((await exit) as [number | null, string | null])[1], 'SIGKILL');
      assert.ok(writer.acknowledged.length >= before);
    }
    const store = await open(url);
    const kept = await idsIn(store.db, id);
    const lost = [...told].filter((one) => !kept.has(one));
    assert.deepEqual(lost, []);
    // At most the one write of each round whose answer never came is there besides.
    assert.ok(kept.size <= told.size + 3, `${kept.size} kept, ${told.size} told`);
    assert.deepEqual(await ledger.verify(store.db, id), { ok: true });
  });
});
