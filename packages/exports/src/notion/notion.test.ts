import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse as parseCsv } from 'csv-parse/sync';
import fc from 'fast-check';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import type { NotionInput } from './input.ts';
import { notionProgramme, toNotionApi, toNotionZip } from './index.ts';
import { piecesOf, toRichText } from './inline.ts';
import { aPhase, aResource, anAction, anInput, aRoadmap } from './notion.fixture.ts';
import { toCsv } from './csv.ts';

const NOW = '2027-01-04T18:30:00.000Z';

/** Reads a zip with a reader that is not ours, and refuses what it refuses. */
async function unzipped(bytes: Uint8Array): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const zip = await new Promise<ZipFile>((resolve, reject) =>
    fromBuffer(Buffer.from(bytes), { lazyEntries: true, strictFileNames: true }, (error, file) =>
      error ? reject(error) : resolve(file),
    ),
  );
  await new Promise<void>((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', resolve);
    zip.on('entry', (entry: Entry) => {
      zip.openReadStream(entry, (error, stream) => {
        if (error) {
          reject(error);
          return;
        }
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          files.set(entry.fileName, Buffer.concat(chunks).toString('utf8'));
          zip.readEntry();
        });
      });
    });
    zip.readEntry();
  });
  return files;
}

const filesOf = (input: NotionInput): Promise<Map<string, string>> =>
  unzipped(toNotionZip(notionProgramme(input), NOW));

const foundation = aPhase('Foundation', {
  weeks: 6,
  hours: 120,
  goal: 'Understand the core.',
  effortHours: 120,
  actions: [anAction('Web Basics', { text: 'How the *internet* works.' })],
  resources: [
    aResource('HTTP (the book)', { url: 'https://example.org/http_(book)', hours: 30, remark: 'Read it *twice*.' }),
  ],
});

describe('the zip for Notion', () => {
  it('has a page for the programme, one for each phase inside its folder, and the databases as CSV', async () => {
    const files = await filesOf(anInput(aRoadmap([foundation, aPhase('Build')])));
    assert.deepEqual([...files.keys()], [
      'Way.md', 'Way/Phase 1 Foundation.md', 'Way/Phase 2 Build.md', 'Way/Resources.csv', 'Way/Signals.csv',
      'Way/Plan.csv', 'Way/Metrics.csv',
    ]); // prettier-ignore
    assert.match(files.get('Way.md') ?? '', /- \[Phase 1: Foundation\]\(Way\/Phase%201%20Foundation\.md\)/);
  });

  it('links from a note to the page on which the other item stands, and never to an address of Waymark', async () => {
    const build = aPhase('Build', { actions: [anAction('APIs')] });
    const ship = aPhase('Ship', { parentId: build.id, actions: [anAction('Deploy')] });
    const link = (label: string, itemId: string) => ({ label, itemId });
    const notes = new Map([
      ['action/web-basics', ['After ', link('APIs', 'action/apis'), ', see ', link('HTTP', 'resource/http-the-book-')]],
      ['action/deploy', [link('Web \\[1\\]', 'action/web-basics'), ' and ', link('a win', 'quick-win/win')]],
      ['quick-win/win', [link('Deploy', 'action/deploy')]],
    ]);
    const quickWins = [{ ...anAction('Win'), id: 'quick-win/win', kind: 'quick-win' as const }];
    const files = await filesOf(anInput(aRoadmap([foundation, build, ship], { quickWins }), { notes }));
    const [first, inner] = ['Way/Phase 1 Foundation.md', 'Way/Phase 2 Build/Phase 2.1 Ship.md'];
    assert.match(files.get(first) ?? '', /After \[APIs\]\(Phase%202%20Build\.md\), see HTTP\n/);
    assert.match(
      files.get(inner) ?? '',
      /\[Web \\\[1\\\]\]\(\.\.\/Phase%201%20Foundation\.md\) and \[a win\]\(\.\.\/\.\.\/Way\.md\)/,
    );
    assert.match(
      files.get('Way.md') ?? '',
      /## My notes\n\n### Win\n\n\[Deploy\]\(Way\/Phase%202%20Build\/Phase%202\.1%20Ship\.md\)/,
    );
    for (const text of files.values()) assert.doesNotMatch(text, /\/items\//);
  });

  it('has what is done ticked, and the notes below', async () => {
    const states = new Map([['action/web-basics', { state: 'done', strength: 'checked' } as const]]);
    const notes = new Map([['action/web-basics', ['# Mine\n```\n# not a heading']]]);
    const files = await filesOf(anInput(aRoadmap([foundation]), { states, notes }));
    assert.equal(
      files.get('Way/Phase 1 Foundation.md'),
      [
        '# Phase 1: Foundation',
        '',
        'Effort: 6 weeks | 120 hours',
        '',
        '**Goal & Why It Matters:** Understand the core.',
        '',
        '**Key Actions / Study Items:**',
        '',
        '- [x] **Web Basics:** How the *internet* works.',
        '',
        '**Linked Resources:**',
        '',
        '- [ ] [HTTP (the book)](https://example.org/http_%28book%29) (30 hours) - Read it \\*twice\\*.',
        '',
        '**Effort Estimate:** 120 hours',
        '',
        '## My notes',
        '',
        '### Web Basics',
        '',
        '#### Mine',
        '```',
        '# not a heading',
        '```',
        '',
      ].join('\n'),
    );
  });

  it('gives parts of phases a page inside their page', async () => {
    const part = aPhase('Loops', { depth: 1, parentId: foundation.id });
    const files = await filesOf(anInput(aRoadmap([foundation, part])));
    assert.ok(files.has('Way/Phase 1 Foundation/Phase 1.1 Loops.md'));
    assert.match(
      files.get('Way/Phase 1 Foundation.md') ?? '',
      /\]\(Phase%201%20Foundation\/Phase%201\.1%20Loops\.md\)/,
    );
  });

  it('has safe names whatever the titles, each once, and the same bytes for the same programme', async () => {
    const title = fc.oneof(
      fc.constantFrom(
        '../../etc/passwd',
        'CON',
        '.hidden',
        '/',
        '\0',
        'A/B',
        'a/b',
        'x'.repeat(400),
        '🚦',
        '',
        '"q": <b>|?*',
      ),
      fc.string({ unit: 'binary', maxLength: 30 }),
    );
    await fc.assert(
      fc.asyncProperty(title, fc.array(title, { maxLength: 5 }), async (name, phases) => {
        const roadmap = aRoadmap(
          phases.map((one, at) => aPhase(one, { id: `phase/${at}` })),
          { title: name },
        );
        const bytes = toNotionZip(notionProgramme(anInput(roadmap)), NOW);
        assert.deepEqual(toNotionZip(notionProgramme(anInput(roadmap)), NOW), bytes);
        const files = [...(await unzipped(bytes)).keys()];
        assert.equal(files.length, phases.length + 5);
        assert.equal(new Set(files.map((file) => file.toLowerCase())).size, files.length);
        for (const file of files) {
          assert.doesNotMatch(file, /[\\:*?"<>|\p{Cc}]|(^|\/)\.|[. ](\/|$)/u);
          assert.ok(file.split('/').every((part) => part !== '' && Buffer.byteLength(part) < 255));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a database as CSV', () => {
  it('is read by an independent parser as it was written, a guard before what looks like a formula', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom('=1+1', '@x', '-5', '+a', 'a,b', 'a"b', 'a\r\nb', ' x ', ''),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text, fc.option(fc.integer())), { maxLength: 8 }), (rows) => {
        const columns = [{ name: 'Name', type: 'title' }, { name: 'Text', type: 'text' }, { name: 'N', type: 'number' }] as const; // prettier-ignore
        const csv = toCsv({ object: 'database/x', title: 'X', columns: [...columns], rows: rows.map((cells) => ({ object: 'row', cells })) }); // prettier-ignore
        const back = parseCsv(csv, { bom: true, columns: false });
        assert.deepEqual(back[0], ['Name', 'Text', 'N']);
        const clean = (cell: string): string => {
          const kept = cell.toWellFormed().replaceAll('\0', ' ');
          return /^[=+\-@\t\r]/.test(kept) ? `'${kept}` : kept;
        };
        assert.deepEqual(
          back.slice(1),
          rows.map(([a, b, n]) => [clean(a), clean(b), n === null ? '' : String(n)]),
        );
      }),
    );
  });

  it('has dates as Notion writes them, and numbers that may be negative', () => {
    const columns = [
      { name: 'When', type: 'date' as const },
      { name: 'N', type: 'number' as const },
    ];
    const cells = [['2026-11-23T18:30', -1], ['2026-11-23T00:05', 0], ['2026-02-03T12:00', 2.5], ['2026-12-31', null], ['soon', null], [null, Number.NaN]]; // prettier-ignore
    const csv = toCsv({ object: 'd', title: 'd', columns, rows: cells.map((one) => ({ object: 'r', cells: one })) });
    assert.deepEqual(parseCsv(csv, { bom: true, from: 2 }), [
      ['November 23, 2026 6:30 PM', '-1'], ['November 23, 2026 12:05 AM', '0'], ['February 3, 2026 12:00 PM', '2.5'],
      ['December 31, 2026', ''], ['', ''], ['', ''],
    ]); // prettier-ignore
  });
});

describe('what Notion’s interface is asked to make', () => {
  it('comes in an order in which it can be made, each thing once', () => {
    const part = aPhase('Loops', { depth: 1, parentId: foundation.id });
    const objects = toNotionApi(notionProgramme(anInput(aRoadmap([foundation, part]))), 'Europe/Berlin');
    const made = new Set<string | null>([null]);
    for (const { object, parent } of objects) {
      assert.ok(made.has(parent), object);
      assert.ok(!made.has(object), object);
      made.add(object);
    }
    const row = objects.find(({ kind }) => kind === 'row');
    assert.deepEqual(row?.kind === 'row' && [row.parent, row.key, row.title], ['database/resources', 'resource/http-the-book-', 'HTTP (the book)']); // prettier-ignore
  });

  it('tells dates by the wall clock and its zone, and leaves empty what is no address and no option', () => {
    const block = { id: 'b', date: '2027-01-04', startMinute: 1110, minutes: 45, kind: 'deep-dive', title: 'A', phaseId: null, status: 'planned' }; // prettier-ignore
    const phase = aPhase('Build, then ship', { resources: [aResource('X', { url: 'javascript:alert(1)' })] });
    const objects = toNotionApi(notionProgramme(anInput(aRoadmap([phase]), { blocks: [block] })), 'Europe/Berlin');
    const properties = (object: string): Record<string, object> => {
      const found = objects.find((one) => one.object === object);
      return found?.kind === 'row' ? found.properties : {};
    };
    assert.deepEqual(properties('row/plan/b')['When'], {
      date: { start: '2027-01-04T18:30:00', time_zone: 'Europe/Berlin' },
    });
    assert.deepEqual(properties('row/plan/b')['Phase'], { select: null });
    assert.deepEqual(properties('row/resources/resource/x')['URL'], { url: null });
    assert.deepEqual(properties('row/resources/resource/x')['Phase'], { select: { name: 'Build then ship' } });
  });

  it('has a learner’s Markdown as blocks, code as code', () => {
    const markdown = '# Head\nOne\ntwo\n\n- [x] done\n- item\n1. first\n> said\n---\n```ts\nconst a = [1];\n```';
    const notes = new Map([[foundation.id, [markdown]]]);
    const objects = toNotionApi(notionProgramme(anInput(aRoadmap([foundation]), { notes })), 'UTC');
    const page = objects.find(({ object }) => object === `page/${foundation.id}`);
    assert.deepEqual(page?.kind === 'page' && page.blocks.slice(-8).map(({ type }) => type), [
      'heading_3', 'paragraph', 'to_do', 'bulleted_list_item', 'numbered_list_item', 'quote', 'divider', 'code',
    ]); // prettier-ignore
    assert.equal(
      page?.kind === 'page' && (page.blocks.at(-1)?.['code'] as { language: string }).language,
      'typescript',
    );
  });

  it('says of another item in a note on which page it stands', () => {
    const notes = new Map([[foundation.id, ['See ', { label: '**APIs**', itemId: 'action/apis' }, ' and ', { label: 'Web', itemId: 'action/web-basics' }]]]); // prettier-ignore
    const roadmap = aRoadmap([foundation, aPhase('Build', { actions: [anAction('APIs')] })]);
    const page = toNotionApi(notionProgramme(anInput(roadmap, { notes })), 'UTC').find(({ object }) => object === `page/${foundation.id}`); // prettier-ignore
    const paragraph = page?.kind === 'page' ? page.blocks.at(-1) : undefined;
    const { rich_text: text } = paragraph?.['paragraph'] as { rich_text: ReturnType<typeof toRichText> };
    assert.equal(text.map((piece) => piece.text.content).join(''), 'See APIs (Phase 2: Build) and Web');
  });

  it('keeps every text within what Notion takes, and loses nothing of a plain one', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 9_000, size: 'max' }),
      fc.array(fc.constantFrom('**', '*', '`', '[', '](https://x.test)', '\\', 'a', '🚦', ' ', '('), { maxLength: 400, size: 'max' }).map((all) => all.join('')),
    ); // prettier-ignore
    fc.assert(
      fc.property(text, (given) => {
        for (const pieces of [toRichText(given), piecesOf(given)]) {
          for (const { text: { content, link } } of pieces) {
            assert.ok(content.length <= 2_000 && content.isWellFormed());
            assert.ok(link === undefined || link.url.startsWith('https://'));
          }
        }
        assert.ok(toRichText(given).length <= 100);
        assert.equal(piecesOf(given).map((one) => one.text.content).join(''), given.toWellFormed());
      }),
    ); // prettier-ignore
  });

  it('reads bold, code, links and escapes', () => {
    const pieces = toRichText('**Web:** see [the `spec`](https://x.test/a) \\*now\\* `a*b`');
    assert.deepEqual(
      pieces.map(({ text, annotations }) => [
        text.content,
        text.link?.url ?? '',
        Object.keys(annotations ?? {}).join(),
      ]),
      [['Web:', '', 'bold'], [' see ', '', ''], ['the ', 'https://x.test/a', ''], ['spec', 'https://x.test/a', 'code'], [' *now* ', '', ''], ['a*b', '', 'code']], // prettier-ignore
    );
  });
});
