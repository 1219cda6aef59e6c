import { createClient } from '@waymark/contract/client';
import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { CURRENT } from './app.fixture.ts';

const AT = '/api/programmes/{programme}/time-entries';
const WRITERS = 8;

async function start(dataFolder: string): Promise<{ child: ChildProcess; url: string }> {
  const child = fork(path.join(import.meta.dirname, 'crash-target.fixture.ts'), [dataFolder]);
  const url = await new Promise<unknown>((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it listened`)));
  });
  return { child, url: String(url) };
}

/** By its own process id, as the system does it when memory runs out: no handler runs, nothing is flushed. */
async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

function write(url: string, key: string): Promise<unknown> {
  const body = { minutes: 1, note: key };
  return createClient(fetch, url).call('POST', AT, { params: CURRENT, body, idempotencyKey: key });
}

/** Writes from several sides at once until the server is gone; each key is sent once. */
async function writeUntilGone(
  url: string,
  prefix: string,
  acknowledged: Set<string>,
  sent: Set<string>,
  enough: () => void,
): Promise<void> {
  await Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) => {
      for (let count = 0; ; count += 1) {
        const key = `${prefix}-${writer}-${count}`;
        sent.add(key);
        try {
          await write(url, key);
        } catch {
          return;
        }
        acknowledged.add(key);
        if (acknowledged.size >= 40) enough();
      }
    }),
  );
}

describe('a server that is killed in the middle of writing', () => {
  it('has kept what it acknowledged, and takes the rest again without writing anything twice', async () => {
    const dataFolder = await mkdtemp(path.join(tmpdir(), 'waymark-crash-'));
    const sent = new Set<string>();
    for (const round of ['first']) {
      const { child, url } = await start(dataFolder);
      const acknowledged = new Set<string>();
      let killed: Promise<void> | undefined;
      await writeUntilGone(url, round, acknowledged, sent, () => void (killed ??= kill(child)));
      await killed;
      const again = await start(dataFolder);
      const kept = new Set((await notes(again.url)).filter((note) => note.startsWith(round)));
      for (const key of acknowledged) assert.ok(kept.has(key), `${key} was acknowledged and is lost`);
      // A client cannot know which of the others arrived: it sends all of them again.
      for (const key of sent) await write(again.url, key);
      assert.deepEqual((await notes(again.url)).sort(), [...sent].sort());
      await kill(again.child);
    }
    await rm(dataFolder, { recursive: true, force: true });
  });
});

async function notes(url: string): Promise<string[]> {
  const { entries } = await createClient(fetch, url).call('GET', AT, { params: CURRENT });
  return entries.map(({ note }) => note);
}
