import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { NotionMade, NotionObjectView } from '@waymark/contract';
import fc from 'fast-check';
import { CommandFailure } from '../shell/failure.ts';
import { NotionApi } from './api.ts';
import { fakeNotion, TOKEN, type FakeNotion, type Trouble } from './fake-notion.fixture.ts';
import { push, type PushResult } from './push.ts';

const text = (content: string): object[] => [{ type: 'text', text: { content } }];
const toDo = (content: string, checked = false): Record<string, unknown> => ({
  object: 'block',
  type: 'to_do',
  to_do: { rich_text: text(content), checked },
});

function page(object: string, parent: string | null, blocks: Record<string, unknown>[]): NotionObjectView {
  return { kind: 'page', object, parent, title: object, key: '', blocks, properties: {}, hash: JSON.stringify(blocks) };
}

function row(key: string, hours: number): NotionObjectView {
  const properties = { Name: { title: text(key) }, Hours: { number: hours }, Waymark: { rich_text: text(key) } };
  return { kind: 'row', object: `row/${key}`, parent: 'database/r', title: key, key, blocks: [], properties, hash: String(hours) }; // prettier-ignore
}

const database: NotionObjectView = {
  ...{ kind: 'database', object: 'database/r', parent: 'page/programme', title: 'Resources', key: '', blocks: [] },
  properties: { Name: { title: {} }, Hours: { number: {} }, Waymark: { rich_text: {} } },
  hash: 'd',
};

/** A programme of a few things; `ticked` and `rows` make it another one. */
function programme(ticked: readonly number[] = [], rows: readonly [string, number][] = [['git', 20], ['sql', 30]], blocks = 130): NotionObjectView[] {
  const list = Array.from({ length: blocks }, (_, at) => toDo(`Do ${at}`, ticked.includes(at)));
  return [
    page('page/programme', null, [toDo('Read')]),
    page('page/one', 'page/programme', list),
    database,
    ...rows.map(([key, hours]) => row(key, hours)),
  ];
} // prettier-ignore

describe('a push to Notion', () => {
  let notion: FakeNotion;
  let made: Map<string, NotionMade>;
  /** Time passes only by waiting. */
  let now: number;
  let waits: number[];

  beforeEach(async () => {
    notion = await fakeNotion();
    made = new Map<string, NotionMade>();
    [now, waits] = [0, []];
    notion.clock = () => now;
  });
  afterEach(() => notion.close());

  function run(objects: NotionObjectView[], token = TOKEN, at = notion.page): Promise<PushResult> {
    now += 1_000;
    const api = new NotionApi({
      ...{ token, base: notion.base, clock: () => now },
      sleep: (ms) => {
        waits.push(ms);
        now += ms;
        return Promise.resolve();
      },
    });
    return push({
      ...{ api, page: at, objects, made: [...made.values()] },
      keep: (one) => Promise.resolve(void made.set(one.object, structuredClone(one))),
      forget: (object) => Promise.resolve(void made.delete(object)),
      step: () => undefined,
    });
  }

  /** As often as a person runs it again after it broke off. */
  async function runUntilDone(objects: NotionObjectView[]): Promise<void> {
    for (let attempt = 0; attempt < 8; attempt += 1) {
      try {
        await run(objects);
        return;
      } catch (error) {
        if (!(error instanceof CommandFailure)) throw error;
      }
    }
    assert.fail('it never got done');
  }

  async function freshly(objects: NotionObjectView[]): Promise<unknown[]> {
    const [other, kept] = [await fakeNotion(), [notion, made] as const];
    [notion, made] = [other, new Map<string, NotionMade>()];
    other.clock = () => now;
    await run(objects).finally(() => other.close());
    const seen = other.seen();
    [notion, made] = kept;
    return seen;
  }

  it('makes pages, checklists, databases and rows, within the limits, never faster than three a second', async () => {
    assert.deepEqual(await run(programme()), { made: 5, changed: 0, unchanged: 0, removed: 0 });
    assert.equal(notion.refused, 0);
    assert.ok(now >= ((notion.requests.length - 1) * 1_000) / 3 - 1);
    const [top] = notion.seen() as { title: string; below: { type: string; below?: unknown[] }[] }[];
    assert.ok(top);
    assert.equal(top.title, 'page/programme');
    assert.deepEqual(top.below.map(({ type, below = [] }) => [type, below.length]), [
      ['to_do', 0], ['child_page', 130], ['child_database', 2],
    ]); // prettier-ignore
  });

  it('asks for nothing but the page when nothing has changed', async () => {
    await run(programme());
    notion.requests.length = 0;
    assert.deepEqual(await run(programme()), { made: 0, changed: 0, unchanged: 5, removed: 0 });
    assert.deepEqual(notion.requests, [`GET /v1/pages/${notion.page}`]);
  });

  it('changes what has changed by a few requests, and takes away what is gone', async () => {
    await run(programme());
    notion.requests.length = 0;
    const next = programme([50], [['git', 25]]);
    assert.deepEqual(await run(next), { made: 0, changed: 2, unchanged: 2, removed: 1 });
    assert.ok(notion.requests.length <= 9, notion.requests.join('\n'));
    assert.deepEqual(notion.seen(), await freshly(next));
  });

  it('leaves what the learner wrote in between, and makes again what the learner threw away', async () => {
    await run(programme());
    const one = [...notion.things.values()].find(({ title }) => title === 'page/one');
    const git = [...notion.things.values()].find(({ type }) => type === 'row');
    assert.ok(one && git);
    notion.things.set('mine', { id: 'mine', type: 'paragraph', parent: one.id, title: '', content: { mine: true }, archived: false });
    git.archived = true;
    await run(programme([3], [['git', 26], ['sql', 30]]));
    assert.ok((notion.seen(one.id) as { content: object }[]).some(({ content }) => 'mine' in content));
    const rows = [...notion.things.values()].filter(({ type, archived }) => type === 'row' && !archived);
    assert.equal(rows.length, 2);
  }); // prettier-ignore

  it('waits as long as Notion asks, and goes on', async () => {
    notion.trouble = (count) => (count === 3 || count === 4 ? '429' : null);
    await run(programme());
    assert.equal(waits.filter((ms) => ms === 2_000).length, 2);
    notion.trouble = () => null;
    assert.deepEqual(notion.seen(), await freshly(programme()));
  });

  it('that breaks off anywhere, in any way, ends up as if it had not: nothing lost, nothing doubled', async () => {
    const kinds: Trouble[] = ['drop-before', 'drop-after', '500-before', '500-after', '429'];
    const wanted = await freshly(programme([1], undefined, 103));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom(...kinds)), { minLength: 1, maxLength: 8 }), async (troubles) => {
        await notion.close();
        [notion, made] = [await fakeNotion(), new Map<string, NotionMade>()];
        notion.clock = () => now;
        const at = new Map(troubles);
        notion.trouble = (count) => at.get(count) ?? null;
        await runUntilDone(programme([], undefined, 103));
        await runUntilDone(programme([1], undefined, 103));
        assert.deepEqual(notion.seen(), wanted);
      }),
      { numRuns: 15 },
    );
  }); // prettier-ignore

  it('that is killed between a request and the note of it goes on without doubling', async () => {
    const wanted = await freshly(programme());
    for (let stop = 1; stop <= 16; stop += 3) {
      await notion.close();
      [notion, made] = [await fakeNotion(), new Map<string, NotionMade>()];
      notion.clock = () => now;
      let kept = 0;
      const keep = made.set.bind(made);
      made.set = (name, one) => {
        kept += 1;
        if (kept > stop) throw new Error('killed');
        return keep(name, one);
      };
      await assert.rejects(run(programme()), /killed/);
      made.set = keep;
      await run(programme());
      assert.deepEqual(notion.seen(), wanted, `after ${stop}`);
    }
  });

  it('says what to do where the token is wrong, the page is not shared, or Notion is away', async () => {
    await assert.rejects(run(programme(), 'wrong-token'), /NOTION_TOKEN[\s\S]*my-integrations/);
    await assert.rejects(run(programme(), TOKEN, 'b'.repeat(32)), /Connections/);
    notion.trouble = () => '500-before';
    await assert.rejects(run(programme()), /run the same command later/);
    assert.equal(made.size, 0);
  });
});
