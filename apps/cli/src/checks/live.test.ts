import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, it } from 'node:test';
import type { RunEvent } from '@waymark/checks';
import { createClient } from '@waymark/contract/client';
import { announced } from './live.ts';

const TIMES = { togetherMs: 5, beatMs: 50, announceMs: 200 };
const ABOUT = { project: 'p', check: 'hello-server', variant: null };

const step = (id: string): RunEvent => ({
  type: 'step-started', check: 'hello-server', id, title: '', index: 0,
}); // prettier-ignore

interface Told {
  from: number;
  ids: string[];
}

/** A server whose answers a test decides; it keeps what it was told. */
function aServer(
  answer: (told: Told, calls: number) => Response | Promise<Response>,
  announce: () => Response | Promise<Response> = () => Response.json({ id: 'r' }, { status: 201 }),
) {
  const calls: Told[] = [];
  const client = createClient(async (url, { body }) => {
    if (url.endsWith('/announce')) return announce();
    const { from, events } = JSON.parse(body as string) as { from: number; events: { id: string }[] };
    const told = { from, ids: events.map(({ id }) => id) };
    calls.push(told);
    return answer(told, calls.length);
  }, 'http://localhost');
  return { client, calls };
}

async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 400 && !holds(); turn += 1) await sleep(5);
  assert.ok(holds(), 'it did not come to that in two seconds');
}

const taken = ({ from, ids }: Told) => Response.json({ next: from + ids.length });

describe('telling of a run that is made here', () => {
  it('brings the steps in their order, those of one moment together, and goes on beating without news', async () => {
    const { client, calls } = aServer((told, count) => {
      if (count === 1) live.tell(step('d'));
      return taken(told);
    });
    const live = announced(client, ABOUT, TIMES);
    for (const id of ['a', 'b', 'c']) live.tell(step(id));
    live.tell({ type: 'run-finished', status: 'pass', summary: '' });
    await until(() => calls.length > 3);
    assert.deepEqual(calls.slice(0, 3), [{ from: 0, ids: ['a', 'b', 'c'] }, { from: 3, ids: ['d'] }, { from: 4, ids: [] }]); // prettier-ignore
    assert.equal(await live.end(), 'r');
    const told = calls.length;
    await sleep(4 * TIMES.beatMs);
    assert.equal(calls.length, told);
  });

  it('tells everything again to a server that was started anew, and waits for one that is away', async () => {
    const { client, calls } = aServer((told, count) => {
      if (count === 1) live.tell(step('b'));
      if (count === 2) throw new TypeError('fetch failed');
      return count === 3 ? Response.json({ next: 0 }) : taken(told);
    });
    const live = announced(client, ABOUT, TIMES);
    live.tell(step('a'));
    await until(() => calls.length >= 4);
    assert.deepEqual(calls.slice(1, 4), [{ from: 1, ids: ['b'] }, { from: 1, ids: ['b'] }, { from: 0, ids: ['a', 'b'] }]); // prettier-ignore
    await live.end();
  });

  it('says no more where it is refused, at the beginning or later', async () => {
    const no = () =>
      Response.json({ error: { code: 'conflict', message: 'No.', details: [], requestId: '' } }, { status: 409 });
    const refused = aServer(taken, no);
    const live = announced(refused.client, ABOUT, TIMES);
    live.tell(step('a'));
    assert.equal(await live.end(), null);
    assert.deepEqual(refused.calls, []);
    const later = aServer(no);
    const other = announced(later.client, ABOUT, TIMES);
    other.tell(step('a'));
    await until(() => later.calls.length === 1);
    other.tell(step('b'));
    await sleep(4 * TIMES.beatMs);
    assert.equal(later.calls.length, 1);
    assert.equal(await other.end(), 'r');
  });

  it('waits for the answer of a slow server, whose run would else be shown as one that stopped', async () => {
    const slow = async () => (await sleep(1_300), Response.json({ id: 'r' }, { status: 201 }));
    const live = announced(aServer(taken, slow).client, ABOUT, { ...TIMES, announceMs: 10_000 });
    assert.equal(await live.end(), 'r');
  });

  it('keeps nobody waiting for a server that never answers', async () => {
    const client = createClient(() => new Promise(() => undefined), 'http://localhost');
    const live = announced(client, ABOUT, TIMES);
    const began = performance.now();
    for (let at = 0; at < 500; at += 1) live.tell(step(`s${at}`));
    assert.ok(performance.now() - began < 100);
    assert.equal(await live.end(), null);
    assert.ok(performance.now() - began < 2_000);
  });
});
