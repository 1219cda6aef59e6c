import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { AnyItem, RoadmapDocument } from '../model.ts';
import { parse } from '../parse.ts';
import { any, edited, inPlace, listItems, said } from './edits.fixture.ts';
import { merge } from './merge.ts';

const seed = parse(readFileSync(new URL('../../../../content/backend/roadmap.md', import.meta.url)));
const GENERIC = `# Learn to sail

Take your time.

## Basics

- [ ] [Knots](https://knots.example/) (3 hours)
- [ ] Parts of a boat
  - Hull
  - Mast and boom
  - Rigging
- [ ] Safety

## On the water

1. Steering
2. Tacking (8 hours)
3. Gybing

| Course | Duration |
| --- | --- |
| [Day skipper](https://rya.example/day) | 5 weeks |
| [Coastal](https://rya.example/coastal) | 9 weeks |
`;
const documents: [string, RoadmapDocument][] = [
  ['the backend roadmap', seed],
  ['a roadmap of another dialect', parse(GENERIC)],
];
const read = (source: string): RoadmapDocument => parse(source);
const edits = (edit: typeof any) => fc.array(edit, { maxLength: 12 });
const runs = { numRuns: 25 };

/** Items of every second group of three lines each, so that no two sides touch the same or neighbouring lines. */
function half(document: RoadmapDocument, which: 0 | 1): AnyItem[] {
  return listItems(document).filter((_, index) => index % 6 === 3 * which);
}

for (const [name, base] of documents) {
  describe(`merge of ${name}`, () => {
    it('is mine when theirs changed nothing', () => {
      fc.assert(
        fc.property(edits(any), (changes) => {
          const mine = edited(base, changes, 'mine');
          assert.deepEqual(merge(base, mine, base), { source: mine.source, conflicts: [], diagnostics: [] });
        }),
        runs,
      );
    });

    it('says what theirs says when mine changed nothing', () => {
      fc.assert(
        fc.property(edits(any), (changes) => {
          const theirs = edited(base, changes, 'theirs');
          const { source, conflicts } = merge(base, base, theirs);
          assert.deepEqual(conflicts, []);
          assert.deepEqual(said(read(source)), said(theirs));
        }),
        runs,
      );
    });

    it('is mine when both made the same changes', () => {
      fc.assert(
        fc.property(edits(any), (changes) => {
          const both = edited(base, changes, 'both');
          assert.deepEqual(merge(base, both, both), { source: both.source, conflicts: [], diagnostics: [] });
        }),
        runs,
      );
    });

    it('takes over all changes of both sides, in either order, when they touch different items', () => {
      fc.assert(
        fc.property(edits(inPlace), edits(inPlace), (left, right) => {
          const mine = edited(base, left, 'mine', half(base, 0));
          const theirs = edited(base, right, 'theirs', half(base, 1));
          const one = merge(base, mine, theirs);
          const other = merge(base, theirs, mine);
          assert.deepEqual([one.conflicts, other.conflicts], [[], []]);
          const [merged, before] = [said(read(one.source)), said(base)];
          assert.deepEqual(merged, said(read(other.source)));
          const expected = (side: RoadmapDocument) => said(side).filter((text) => !before.includes(text));
          for (const text of [...expected(mine), ...expected(theirs)]) assert.ok(merged.includes(text), text);
          const removed = (side: RoadmapDocument) => before.filter((text) => !said(side).includes(text));
          for (const text of [...removed(mine), ...removed(theirs)]) assert.ok(!merged.includes(text), text);
        }),
        runs,
      );
    });

    it('loses no item that the other side did not remove, whatever both do', () => {
      fc.assert(
        fc.property(edits(any), edits(any), (left, right) => {
          const mine = edited(base, left, 'mine');
          const theirs = edited(base, right, 'theirs');
          const lines = merge(base, mine, theirs).source;
          for (const side of [mine, theirs]) {
            for (const added of side.source.match(/Something that is \w+/g) ?? [])
              assert.ok(lines.includes(added), added);
          }
          const merged = new Set(listItems(read(lines)).map(({ title }) => title));
          const [inMine, inTheirs] = [titlesById(mine), titlesById(theirs)];
          for (const id of titlesById(base).keys()) {
            const [title, other] = [inMine.get(id), inTheirs.get(id)];
            if (title !== undefined && other !== undefined) assert.ok(merged.has(title) || merged.has(other), title);
          }
        }),
        runs,
      );
    });
  });
}

function titlesById(document: RoadmapDocument): Map<string, string> {
  return new Map(listItems(document).map(({ id, title }) => [id, title]));
}

/** The seed with some text replaced, read as the next version. */
function version(...replacements: [string, string][]): RoadmapDocument {
  let { source } = seed;
  for (const [from, to] of replacements) {
    assert.ok(source.includes(from), from);
    source = source.replace(from, to);
  }
  return parse(source, { previous: seed.roadmap });
}

describe('merge of what people change', () => {
  it('lets one side change the title and the other the hours of one line', () => {
    const mine = version(['[Git and GitHub for Version Control]', '[Git for everybody]']);
    const theirs = version(['(20 hours) - *Standard', '(25 hours) - *Standard']);
    const { source, conflicts } = merge(seed, mine, theirs);
    assert.deepEqual(conflicts, []);
    assert.match(source, /\[Git for everybody\]\(\S+\) \(25 hours\) - \*Standard/);
  });

  it('asks when both gave one item different titles, and keeps mine', () => {
    const mine = version(['**Web Basics:** Understand', '**The Web:** Understand']);
    const theirs = version(['**Web Basics:** Understand', '**How the web works:** Understand']);
    const { source, conflicts } = merge(seed, mine, theirs);
    assert.equal(source, mine.source);
    assert.deepEqual(
      conflicts.map(({ itemId, reason }) => [itemId, reason]),
      [['action/web-basics', 'both-changed']],
    );
    assert.match(conflicts[0]?.base ?? '', /^3\. {2}\*\*Web Basics:/);
    assert.match(conflicts[0]?.mine ?? '', /The Web/);
    assert.match(conflicts[0]?.theirs ?? '', /How the web works/);
  });

  const line = '-   **Quiz Scores:** Performance on resource-specific quizzes.\n';
  const without = version([line, '']);
  const reworded = version(['Performance on resource-specific', 'The last result of all']);

  it('keeps what theirs reworded and mine removed, and asks', () => {
    const { source, conflicts } = merge(seed, without, reworded);
    assert.equal(source, reworded.source);
    assert.deepEqual(
      conflicts.map(({ reason, mine }) => [reason, mine]),
      [['changed-and-removed', null]],
    );
  });

  it('keeps what mine reworded and theirs removed, and asks', () => {
    const { source, conflicts } = merge(seed, reworded, without);
    assert.equal(source, reworded.source);
    assert.deepEqual(
      conflicts.map(({ reason, theirs }) => [reason, theirs]),
      [['changed-and-removed', null]],
    );
  });

  it('takes over a whole new phase with everything in it', () => {
    const start = seed.source.indexOf('### Phase 3: Ship');
    const added =
      '### Phase 4: Rest (2 Weeks | ~10 hours)\n\n**Key Actions / Study Items:**\n1.  **Sleep:** At night.\n2.  **Walk:** By day.\n\n<br>\n\n---\n\n';
    const theirs = version([seed.source.slice(start, start + 20), added + seed.source.slice(start, start + 20)]);
    const mine = version(['**Web Servers:** Build', '**First web servers:** Build']);
    const { source, conflicts } = merge(seed, mine, theirs);
    assert.deepEqual(conflicts, []);
    assert.deepEqual(
      read(source).roadmap.phases.map(({ title, actions }) => [title, actions.length]),
      [
        ['Foundation', 4],
        ['Build', 4],
        ['Rest', 2],
        ['Ship', 4],
      ],
    );
    assert.ok(source.includes('First web servers'));
  });

  it('keeps a removed phase of which the other side changed one action, whole, and asks once', () => {
    const start = seed.source.indexOf('### Phase 2: Build');
    const mine = version([seed.source.slice(start, seed.source.indexOf('### Phase 3: Ship')), '']);
    const theirs = version(['**Web Servers:** Build', '**First web servers:** Build']);
    const { source, conflicts } = merge(seed, mine, theirs);
    assert.deepEqual(
      conflicts.map(({ itemId, reason }) => [itemId, reason]),
      [['phase/build', 'changed-and-removed']],
    );
    assert.equal(read(source).roadmap.phases[1]?.resources.length, 4);
  });

  it('moves an item that theirs moved to another phase and mine reworded', () => {
    const action =
      '4.  **Job Search Prep:** Build a strong portfolio, network, and actively apply for junior backend roles.\n';
    const theirs = version([action, ''], ['4.  **Version Control:**', `${action}4.  **Version Control:**`]);
    const mine = version(['Build a strong portfolio, network,', 'Build a portfolio, meet people,']);
    const { source, conflicts } = merge(seed, mine, theirs);
    assert.deepEqual(conflicts, []);
    const titles = read(source).roadmap.phases.map(({ actions }) => actions.map(({ title }) => title));
    assert.equal(titles[0]?.[3], 'Job Search Prep');
    assert.equal(titles[2]?.includes('Job Search Prep'), false);
    assert.ok(source.includes('meet people'));
  });

  it('joins the same addition made on both sides', () => {
    const addition: [string, string] = [
      '4.  **Version Control:**',
      '4.  **Debugging:** Use a debugger.\n4.  **Version Control:**',
    ];
    const { source, conflicts } = merge(seed, version(addition), version(addition, ['Willingness', 'Readiness']));
    assert.deepEqual(conflicts, []);
    assert.equal(source.match(/Debugging/g)?.length, 1);
    assert.ok(source.includes('Readiness to learn'));
  });

  it('writes an added item with the bullet and the line ends of mine', () => {
    const mine = parse(seed.source.replaceAll('\n-   ', '\n* ').replaceAll('\n', '\r\n'), { previous: seed.roadmap });
    const theirs = version([line, `${line}-   **Sleep:** Hours of it.\n`]);
    const { source } = merge(seed, mine, theirs);
    assert.equal(source.replace('* **Sleep:** Hours of it.\r\n', ''), mine.source);
  });

  it('merges two fields of the snapshot line and reports text that no item claims under the document', () => {
    const mine = version(['24 Weeks (~6 months)', '30 Weeks (~7 months)']);
    const clean = merge(seed, mine, version(['~20 hours/week', '~15 hours/week']));
    assert.deepEqual(clean.conflicts, []);
    assert.ok(clean.source.includes('30 Weeks (~7 months) | Aim for ~15 hours/week'));
    const { conflicts } = merge(seed, mine, version(['24 Weeks (~6', '20 Weeks (~6']));
    assert.deepEqual(
      conflicts.map(({ itemId, reason }) => [itemId, reason]),
      [['note/document', 'both-changed']],
    );
  });

  it('asks only about the true contradictions among thirty edits on each side', () => {
    const items = listItems(seed);
    const change = (from: number, name: string) => {
      return edited(
        seed,
        Array.from({ length: 30 }, (_, n) => ({ what: 'reword', item: from + n, other: 0 })),
        name,
        items,
      );
    };
    const { conflicts } = merge(seed, change(0, 'mine'), change(27, 'theirs'));
    assert.deepEqual(
      conflicts.map(({ itemId }) => itemId),
      items.slice(27, 30).map(({ id }) => id),
    );
  });
});

describe('merge of anything', () => {
  const junk = fc.array(
    fc.constantFrom(
      '# A',
      '## B',
      '- x',
      '  - y',
      '- [ ] z',
      '',
      '1. n',
      '| a | b |',
      '| - | - |',
      'text',
      '```',
      '\r',
    ),
    { maxLength: 25 },
  );

  it('never throws and keeps mine when nothing else was changed', () => {
    fc.assert(
      fc.property(junk, junk, junk, (a, b, c) => {
        const [base, mine, theirs] = [a, b, c].map((lines) => read(lines.join('\n'))) as [
          RoadmapDocument,
          RoadmapDocument,
          RoadmapDocument,
        ];
        assert.equal(typeof merge(base, mine, theirs).source, 'string');
        assert.equal(merge(base, mine, base).source, mine.source);
      }),
    );
  });

  it('does not trust the line numbers of a document', () => {
    const lines = fc.record({ start: fc.integer({ min: -2, max: 400 }), end: fc.integer({ min: -2, max: 400 }) });
    fc.assert(
      fc.property(fc.array(lines, { minLength: 1, maxLength: 20 }), (ranges) => {
        const broken = structuredClone(seed);
        listItems(broken).forEach((item, index) => (item.lines = ranges[index % ranges.length] ?? item.lines));
        assert.equal(merge(seed, broken, seed).source, seed.source);
        assert.equal(typeof merge(broken, seed, broken).source, 'string');
      }),
      { numRuns: 30 },
    );
  });
});
