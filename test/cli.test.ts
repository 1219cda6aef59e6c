import assert from 'node:assert/strict';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { root, startServer, temporaryFolder, waymark, type Ran, type Running } from './harness.ts';

const seed = path.join(root, 'content/backend/roadmap.md');

/** A Monday in the past of no test's clock: the plan's first days are read from the plan, not from today. */
function nextMonday(): string {
  const date = new Date();
  date.setUTCDate(date.getUTCDate() + ((8 - date.getUTCDay()) % 7 || 7));
  return date.toISOString().slice(0, 10);
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** What a command printed as JSON; the caller says its shape. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
function json<T>(ran: Ran): T {
  assert.equal(ran.stderr, '');
  return JSON.parse(ran.stdout) as T;
}

describe('waymark without a server', () => {
  let data: string;
  let remove: () => Promise<void>;
  before(async () => ({ folder: data, remove } = await temporaryFolder()));
  after(() => remove());

  it('lint --json counts every part of the backend roadmap', async () => {
    const { counts, diagnostics } = json<{
      counts: Record<string, number>;
      diagnostics: { code: string; message: string }[];
    }>(await waymark(['lint', seed, '--json']));
    assert.deepEqual(counts, {
      prerequisites: 3,
      tools: 7,
      pillars: 3,
      phases: 3,
      actions: 12,
      resources: 12,
      resourceHours: 470,
      deliverables: 11,
      quickWins: 3,
      leverageMoves: 3,
      weeks: 2,
      days: 12,
      signals: 21,
      metrics: 6,
      practices: 4,
      prompts: 5,
    });
    const said = diagnostics.map(({ message }) => message).join('\n');
    assert.match(said, /150 h, of 8 weeks x 20 h = 160 h/);
    assert.match(said, /470 h, of 24 weeks x 20 h = 480 h/);
  });

  it('plans, shows today, logs an hour and shows it', async () => {
    const planned = await waymark(['plan', '--start', today(), '--hours', '3,3,3,3,3,3,2', '--zone', 'UTC'], { data });
    assert.equal(planned.code, 0, planned.stderr);
    assert.match(planned.stdout, /the end is /);
    const logged = await waymark(['log', '1h', 'loops and lists'], { data });
    assert.equal(logged.code, 0, logged.stderr);
    const day = json<{ loggedMinutes: number; blocks: unknown[] }>(await waymark(['today', '--json'], { data }));
    assert.equal(day.loggedMinutes, 60);
    assert.ok(day.blocks.length > 0);
    assert.match((await waymark(['today'], { data })).stdout, /1 h of .* logged today/);
  });

  it('done ticks a signal by its short name, skip does not, and reopen takes the skip back', async () => {
    const done = await waymark(['done', 'F7', '--note', 'github.com/me/first'], { data });
    assert.equal(done.code, 0, done.stderr);
    assert.match(done.stdout, /claimed/i);
    assert.equal((await waymark(['skip', 'S7'], { data })).code, 0);
    const { progress } = json<{ progress: { signals: { ruleId: string; satisfied: boolean; state: string }[] } }>(
      await waymark(['status', '--json'], { data }),
    );
    const by = new Map(progress.signals.map((signal) => [signal.ruleId, signal]));
    assert.deepEqual([by.get('F7')?.state, by.get('F7')?.satisfied], ['done', true]);
    assert.deepEqual([by.get('S7')?.state, by.get('S7')?.satisfied], ['skipped', false]);
    assert.equal((await waymark(['reopen', 'S7'], { data })).code, 0);
  });

  it('note writes below what stands there, shows it with its mentions, and opens the editor', async () => {
    const ID = 'quick-win/git-init-commit';
    const run = async (args: string[], more: { input?: string; env?: Record<string, string> } = {}) => {
      const ran = await waymark(['note', ...args], { data, ...more });
      assert.equal(ran.code, 0, ran.stderr);
      return ran;
    };
    assert.match((await run([ID])).stderr, /There is no note yet/);
    await run(['git init', 'Branches are cheap.']);
    assert.equal(
      (await run([ID, '-'], { input: 'Merges are not.\n' })).stdout,
      'Branches are cheap.\n\nMerges are not.\n',
    );
    await run(['web-basics', 'Then [[Git Init & Commit]] with **care**.']);
    assert.match(
      (await run([ID])).stderr,
      /Mentioned in:\n {2}Web Basics {2}action\/web-basics\n {4}Then Git Init & Commit with care/,
    );
    const editor = path.join(data, 'editor.mjs');
    await writeFile(
      editor,
      "import fs from 'node:fs'; const f = process.argv[2]; fs.writeFileSync(f, fs.readFileSync(f, 'utf8') + ' At all.');",
    );
    const env = { EDITOR: `${process.execPath} ${editor}` };
    assert.equal((await run([ID, '--edit'], { env })).stdout, 'Branches are cheap.\n\nMerges are not. At all.\n');
    const { markdown, mentionedIn } = json<{ markdown: string; mentionedIn: { itemId: string }[] }>(
      await waymark(['note', ID, 'Anew.', '--replace', '--json'], { data }),
    );
    assert.deepEqual([markdown, mentionedIn.map(({ itemId }) => itemId)], ['Anew.', ['action/web-basics']]);
  });

  it('note says what is wrong with what it is given, and writes nothing', async () => {
    const wrong: [args: string[], words: RegExp][] = [
      [['nothing like it'], /Nothing in the roadmap matches/],
      [['web-basics', ' '], /nothing to add/],
      [['web-basics', 'a', '--edit'], /not both/],
      [['web-basics', '--replace'], /needs the text/],
      [['web-basics', '--edit'], /No editor is set.*waymark note ID TEXT/],
    ];
    for (const [args, words] of wrong) {
      const ran = await waymark(['note', ...args], { data, env: { EDITOR: '', VISUAL: '' } });
      assert.equal(ran.code, 2, args.join(' '));
      assert.match(ran.stderr, words);
    }
    assert.match((await waymark(['note', 'web-basics'], { data })).stdout, /^Then \[\[Git Init & Commit\]\]/);
  });

  it('a backup restores everything into an empty data folder', async () => {
    const other = await temporaryFolder();
    try {
      const file = path.join(other.folder, 'all.backup');
      assert.equal((await waymark(['backup', file], { data })).code, 0);
      const refused = await waymark(['restore', file], { data: other.folder });
      assert.equal(refused.code, 1);
      assert.match(refused.stderr, /--yes/);
      const restored = await waymark(['restore', file, '--yes'], { data: other.folder });
      assert.equal(restored.code, 0, restored.stderr);
      const [mine, theirs] = await Promise.all([
        waymark(['status', '--json'], { data }),
        waymark(['status', '--json'], { data: other.folder }),
      ]);
      assert.deepEqual(json<{ progress: unknown }>(theirs).progress, json<{ progress: unknown }>(mine).progress);
    } finally {
      await other.remove();
    }
  });

  it('a damaged backup changes nothing and says so', async () => {
    const file = path.join(data, 'damaged.backup');
    await writeFile(file, 'this is no backup');
    const before = await waymark(['status', '--json'], { data });
    const ran = await waymark(['restore', file, '--yes'], { data });
    assert.equal(ran.code, 1);
    assert.match(ran.stderr, /not a Waymark backup|cannot be read|damaged/i);
    assert.equal((await waymark(['status', '--json'], { data })).stdout, before.stdout);
  });

  it('exports Markdown, a calendar and JSON', async () => {
    const markdown = await waymark(['export', 'md'], { data });
    assert.match(markdown.stdout, /-\s+\[x\] Have a public GitHub repository/);
    assert.match((await waymark(['export', 'ics'], { data })).stdout, /^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/);
    const everything = JSON.parse((await waymark(['export', 'json'], { data })).stdout) as { tables: object };
    assert.ok('ledger' in everything.tables);
    assert.equal((await waymark(['export', 'pdf'], { data })).code, 2);
  });

  it('import makes a programme of another roadmap and programmes switches back', async () => {
    const file = path.join(data, 'mine.md');
    await writeFile(
      file,
      '# Learn to sail\n\n## Knots\n\n- [ ] [Ten knots](https://example.org/knots) (3 hours)\n- [ ] Tie a bowline\n\n## Wind\n\n- Read the sky\n',
    );
    const ran = await waymark(['import', file], { data });
    assert.equal(ran.code, 0, ran.stderr);
    assert.match(ran.stdout, /Learn to sail/);
    assert.match((await waymark(['today'], { data })).stdout, /no plan yet/);
    assert.equal((await waymark(['programmes', 'Backend'], { data })).code, 0);
    assert.match((await waymark(['programmes'], { data })).stdout, /▸ \S+ {2}Backend Learning Roadmap/);
  });

  it('import --update keeps ids and lists what found no match', async () => {
    const file = path.join(data, 'next.md');
    const text = await readFile(seed, 'utf8');
    await writeFile(
      file,
      text.replace(
        'Be able to explain the client-server model and HTTP request/response cycle.',
        'Explain the client-server model and the HTTP request/response cycle to somebody.',
      ),
    );
    const { reconciliation } = json<{ reconciliation: { unmatched: unknown[]; added: unknown[] } }>(
      await waymark(['import', file, '--update', '--json'], { data }),
    );
    assert.deepEqual([reconciliation.unmatched, reconciliation.added], [[], []]);
  });
});

describe('waymark on files', () => {
  let folder: string;
  let remove: () => Promise<void>;
  before(async () => ({ folder, remove } = await temporaryFolder()));
  after(() => remove());

  it('fmt is idempotent, and --check says whether there is something to do', async () => {
    const file = path.join(folder, 'roadmap.md');
    await copyFile(seed, file);
    assert.equal((await waymark(['fmt', '--check', file])).code, 1);
    assert.equal((await waymark(['fmt', file])).code, 0);
    assert.equal((await waymark(['fmt', '--check', file])).code, 0);
    const once = await readFile(file, 'utf8');
    await waymark(['fmt', file]);
    assert.equal(await readFile(file, 'utf8'), once);
    const counts = json<{ counts: { resourceHours: number; signals: number } }>(
      await waymark(['lint', file, '--json']),
    ).counts;
    assert.deepEqual([counts.resourceHours, counts.signals], [470, 21]);
  });

  it('merge takes both sides, asks only the true conflict and ends with 1', async () => {
    const base =
      '# R\n\n## One\n\n- [A](https://example.org/a) (1 hours)\n- [B](https://example.org/b) (2 hours)\n- [C](https://example.org/c) (3 hours)\n';
    const files = {
      base,
      mine: base.replace('(1 hours)', '(4 hours)').replace('(3 hours)', '(5 hours)'),
      theirs: base.replace('(2 hours)', '(6 hours)').replace('(3 hours)', '(7 hours)'),
    };
    const paths = await Promise.all(
      Object.entries(files).map(async ([name, text]) => {
        const file = path.join(folder, `${name}.md`);
        await writeFile(file, text);
        return file;
      }),
    );
    const ran = await waymark(['merge', ...paths]);
    assert.equal(ran.code, 1);
    assert.match(ran.stdout, /\(4 hours\)[\s\S]*\(6 hours\)[\s\S]*\(5 hours\)/);
    assert.equal(ran.stderr.match(/^conflict:/gm)?.length, 1);
    const changed = await waymark(['diff', paths[0] ?? '', paths[1] ?? '']);
    assert.equal(changed.code, 1);
    assert.match(changed.stdout, /1.*4/);
    assert.equal((await waymark(['diff', paths[0] ?? '', paths[0] ?? ''])).code, 0);
  });

  it('says in one line what is wrong with a command, a file or a setting, and ends with 2', async () => {
    const cases: [string[], Record<string, string>, RegExp][] = [
      [['lint', path.join(folder, 'nothing.md')], {}, /Cannot read .*: there is no such file/],
      [['log', 'soon'], {}, /no time spent/],
      [['serve'], { WAYMARK_PORT: 'many' }, /WAYMARK_PORT is "many"/],
      [['serve'], { WAYMARK_HOST: '0.0.0.0' }, /WAYMARK_HOST is "0.0.0.0".*127\.0\.0\.1/],
      [['today'], { DATABASE_URL: 'mysql://x' }, /DATABASE_URL/],
      [['tody'], {}, /today/],
    ];
    for (const [args, env, expected] of cases) {
      const ran = await waymark(args, { data: folder, env });
      assert.equal(ran.code, 2, `${args.join(' ')}: ${ran.stderr}`);
      assert.match(ran.stderr, expected);
      assert.doesNotMatch(ran.stderr, /\n\s+at /);
    }
  });

  it('completion knows every command', async () => {
    for (const shell of ['bash', 'zsh', 'fish']) {
      const { stdout, code } = await waymark(['completion', shell]);
      assert.equal(code, 0);
      for (const name of ['serve', 'import', 'today', 'log', 'doctor', 'restore'])
        assert.ok(stdout.includes(name), `${shell} lacks ${name}`);
    }
  });
});

describe('waymark beside a running server', () => {
  let data: string;
  let remove: () => Promise<void>;
  let server: Running;
  before(async () => {
    ({ folder: data, remove } = await temporaryFolder());
    server = await startServer(data);
    assert.equal((await waymark(['plan', '--start', nextMonday()], { data })).code, 0);
  });
  after(async () => {
    await server.stop();
    await remove();
  });

  // One run for all that it says: it tries every judge there is, which takes seconds.
  it('doctor names the server and the seven tools, and records what it found as checked evidence', async () => {
    const ran = await waymark(['doctor', '--json'], { data });
    const { tools, waymark: about } = JSON.parse(ran.stdout) as {
      tools: { title: string; found: boolean; itemId: string; install: string | null }[];
      waymark: { server: string | null };
    };
    assert.equal(new URL(about.server ?? '').port, new URL(server.url).port);
    assert.equal(tools.length, 7);
    assert.equal(ran.code, tools.every(({ found }) => found) ? 0 : 1);
    const system = tools.find(({ title }) => title === 'Operating System');
    assert.equal(system?.found, true);
    for (const tool of tools) assert.ok(tool.found || tool.install !== null, `${tool.title} has no advice`);
    const { items } = json<{ items: { id: string; strength: string | null }[] }>(
      await waymark(['status', '--items', '--json'], { data }),
    );
    assert.equal(items.find(({ id }) => id === system.itemId)?.strength, 'checked');
  });

  it('works through it on the same data, and a killed server loses nothing that was acknowledged', async () => {
    const minutes = [20, 25, 30];
    for (const minute of minutes) assert.equal((await waymark(['log', `${minute}m`, 'x'], { data })).code, 0);
    await server.kill();
    const day = json<{ loggedMinutes: number }>(await waymark(['today', '--json'], { data }));
    assert.equal(day.loggedMinutes, 75);
  });
});
