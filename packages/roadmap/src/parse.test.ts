import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { countsOf } from './items/counts.ts';
import { items } from './items/items.ts';
import { parse, printRoadmap } from './parse.ts';
import { seedBytes, seedDocument } from './seed.fixture.ts';
import { decode } from './text/decode.ts';

const seed = seedDocument();
const { roadmap } = seed;
const titles = (list: { title: string }[]): string[] => list.map(({ title }) => title);

describe('the backend roadmap', () => {
  it('has every part, counted exactly', () => {
    assert.deepEqual(countsOf(roadmap), {
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
    assert.equal(seed.dialect, 'waymark');
  });

  it('says what it is for, for whom, and how long it takes', () => {
    assert.equal(roadmap.title, 'Backend Learning Roadmap');
    assert.match(roadmap.snapshot.purpose ?? '', /^Become a proficient backend developer, .* developer role\.$/);
    assert.equal(roadmap.snapshot.audience, 'Aspiring Backend Developers (Beginner to Intermediate).');
    assert.deepEqual([roadmap.snapshot.weeks, roadmap.snapshot.hoursPerWeek], [24, 20]);
    assert.deepEqual(roadmap.snapshot.lines, { start: 3, end: 6 });
  });

  it('has phases with weeks, hours and effort', () => {
    const facts = roadmap.phases.map(({ title, weeks, hours, effortHours, lines }) => [
      title,
      weeks,
      hours,
      effortHours,
      lines.start,
      lines.end,
    ]);
    assert.deepEqual(facts, [
      ['Foundation', 6, 120, 120, 52, 73],
      ['Build', 10, 200, 200, 79, 101],
      ['Ship', 8, 150, 150, 107, 129],
    ]);
    assert.deepEqual(
      roadmap.pillars.map(({ title, weeks, successMetric }) => [title, weeks, successMetric.slice(0, 10)]),
      [
        ['Foundation', 6, 'Solved cod'],
        ['Build', 10, 'Functional'],
        ['Ship', 8, 'Deployed a'],
      ],
    );
  });

  it('has actions by their label and resources by their link', () => {
    const [foundation] = roadmap.phases;
    assert.deepEqual(titles(foundation?.actions ?? []), [
      'Programming Fundamentals',
      'Data Structures & Algorithms',
      'Web Basics',
      'Version Control',
    ]);
    const resource = foundation?.resources[2];
    assert.deepEqual(
      [resource?.title, resource?.url, resource?.hours, resource?.remark, resource?.text],
      [
        'Learn the basics of the web (HTTP, DNS, Browsers)',
        'https://roadmap.sh/backend',
        20,
        'Fundamental understanding of how web applications communicate.',
        '',
      ],
    );
    assert.equal(
      foundation?.deliverables[0]?.title,
      'Solve 10-15 basic coding challenges and implement common data structures/algorithms.',
    );
  });

  it('has its quick wins with their nested links, and days with their weekdays', () => {
    assert.equal(roadmap.quickWins[1]?.links[0]?.url, 'https://www.boot.dev/courses/learn-sql/');
    assert.deepEqual(titles(roadmap.weeks), ['Foundations of Code & Web', 'DS&A Kick-off & Git Immersion']);
    const days = roadmap.weeks[0]?.days ?? [];
    assert.deepEqual(titles(days), ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Weekend']);
    assert.deepEqual(
      days.map(({ weekdays }) => weekdays),
      [[1], [2], [3], [4], [5], [6, 7]],
    );
  });

  it('ties seven signals to each phase', () => {
    const phases = roadmap.signals.map(({ phaseId }) => phaseId);
    assert.deepEqual([...new Set(phases)], ['phase/foundation', 'phase/build', 'phase/ship']);
    for (const phase of roadmap.phases) assert.equal(phases.filter((id) => id === phase.id).length, 7);
  });

  it('keeps its closing words as a note', () => {
    assert.deepEqual(titles(roadmap.notes), ['Duplicate this roadmap in Notion and tailor the milestones.']);
  });

  it('has its emoji repaired, and says on which lines', () => {
    const lines = seed.diagnostics.filter(({ code }) => code === 'repaired-encoding').map(({ line }) => line);
    assert.deepEqual(lines, [3, 14, 36, 50, 135, 154, 156, 178, 221]);
    assert.match(seed.source, /^## 🚦 Snapshot$/m);
    assert.match(seed.source, /^Here’s a possible structure/m);
  });

  it('prints back byte for byte, without a final line end', () => {
    assert.equal(printRoadmap(seed), decode(seedBytes()).source);
    assert.ok(printRoadmap(seed).endsWith('tailor the milestones.'));
    assert.deepEqual(parse(printRoadmap(seed)).roadmap, roadmap);
  });
});

describe('reading our own dialect', () => {
  it('does not depend on the words and pictures of the headings', () => {
    const reworded = seed.source
      .replace('🚦 Snapshot', 'At a glance')
      .replace('✅ Readiness Check', '🔧 Prerequisites and tools')
      .replace('📊 Progress Signals', 'Track your progress')
      .replace('🧭 Sample Weekly Flow', 'Weekly schedule');
    assert.deepEqual(countsOf(parse(reworded).roadmap), countsOf(roadmap));
  });

  it('does not depend on bullet style, line ends or sections in another order', () => {
    assert.deepEqual(countsOf(parse(seed.source.replace(/^(\s*)[*-] +/gm, '$1+ ')).roadmap), countsOf(roadmap));
    const crlf = parse(seed.source.replaceAll('\n', '\r\n'));
    assert.deepEqual(crlf.roadmap, roadmap);
    assert.equal(crlf.source, seed.source.replaceAll('\n', '\r\n'));
    const [head = '', ...sections] = seed.source.split(/^(?=## )/m);
    const reversed = parse([head, ...sections.reverse().map((section) => `${section}\n`)].join(''));
    assert.deepEqual(countsOf(reversed.roadmap), countsOf(roadmap));
    assert.equal(reversed.roadmap.signals[0]?.phaseId, 'phase/foundation');
  });

  it('keeps unknown sections whole, as notes', () => {
    const { roadmap: read, diagnostics } = parse(`${seed.source}\n\n## My books\n\n- One\n- Two\n`);
    assert.deepEqual([read.notes.at(-1)?.title, read.notes.at(-1)?.text], ['My books', '- One\n- Two']);
    assert.deepEqual(
      diagnostics.filter(({ code }) => code === 'unknown-section').map(({ line }) => line),
      [240],
    );
  });

  it('keeps what a known section has no place for', () => {
    const odd = seed.source.replace(
      '**Effort Estimate:** ~120 hours',
      '**Playlist:** lo-fi\n\n| a | b |\n| - | - |\n| 1 | 2 |',
    );
    const { roadmap: read, diagnostics } = parse(odd);
    const [note] = read.notes;
    assert.ok(note);
    assert.equal(note.title, 'Playlist');
    assert.match(note.text, /lo-fi[^]*\| 1 \| 2 \|/);
    assert.ok(diagnostics.some(({ code, line }) => code === 'unread-part' && line === 73));
  });

  it('reads checked boxes', () => {
    const { roadmap: read } = parse(seed.source.replace('- [ ] **Account:**', '- [x] **Account:**'));
    assert.deepEqual(
      read.tools.filter(({ checked }) => checked).map(({ title }) => title),
      ['Account'],
    );
  });

  it('nests actions under actions', () => {
    const { roadmap: read } = parse(
      seed.source.replace(
        '2.  **Data Structures',
        '    - Loops\n    - [Types](https://example.org/types)\n2.  **Data Structures',
      ),
    );
    const nested = read.phases[0]?.actions.filter(({ parentId }) => parentId === 'action/programming-fundamentals');
    assert.deepEqual(
      nested?.map(({ title, links }) => [title, links.length]),
      [
        ['Loops', 0],
        ['Types', 1],
      ],
    );
  });

  it('reports an empty bullet instead of an item without words', () => {
    const { roadmap: read, diagnostics } = parse(
      seed.source.replace('- Willingness to learn programming concepts.', '-'),
    );
    assert.equal(read.prerequisites.length, 2);
    assert.ok(diagnostics.some(({ code, line }) => code === 'empty-item' && line === 18));
  });
});

describe('parsing with an earlier version', () => {
  it('keeps the id of an item that was reworded and moved', () => {
    const moved = seed.source
      .replace(/^4\. {2}\*\*Version Control:.*\n/m, '')
      .replace(
        /^1\. {2}\*\*Programming Fundamentals/m,
        '1.  **Version control with Git:** Master Git commands and use GitHub for code management and teamwork.\n2.  **Programming Fundamentals',
      );
    const next = parse(moved, { previous: roadmap });
    assert.deepEqual(new Set(items(next.roadmap).map(({ id }) => id)), new Set(items(roadmap).map(({ id }) => id)));
    assert.equal(next.roadmap.phases[0]?.actions[0]?.id, 'action/version-control');
  });
});

/** Every range is inside the document, and nested items are inside their parents. */
function assertSane(input: Uint8Array | string): void {
  const { source, roadmap: read, diagnostics } = parse(input);
  const count = source.split('\n').length;
  const all = items(read);
  assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
  for (const { lines, title, id, kind } of all) {
    assert.ok(lines.start >= 1 && lines.start <= lines.end && lines.end <= count, `${id} ${JSON.stringify(lines)}`);
    assert.ok(!title.includes('\n') && id.startsWith(`${kind}/`));
  }
  const known = new Set([...all.map(({ id }) => id), null]);
  for (const item of all) {
    if ('parentId' in item) assert.ok(known.has(item.parentId), item.id);
    if ('phaseId' in item) assert.ok(known.has(item.phaseId), item.id);
  }
  let last = 0;
  for (const { line, message, code } of diagnostics) {
    assert.ok(line >= last && line <= count && message.length > 20, code);
    last = line;
  }
}

describe('parsing anything', () => {
  it('takes empty, blank and binary input with a diagnostic', () => {
    for (const input of ['', ' \n\n', '\0\0\0', new Uint8Array(0), Uint8Array.of(0xff, 0xfe, 0, 1, 2)]) {
      assertSane(input);
      assert.ok(parse(input).diagnostics.length > 0);
    }
  });

  it('never throws on random bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 600 }), assertSane));
  });

  it('never throws on random Markdown', () => {
    const line = fc.constantFrom(
      '# T',
      '## Phase Breakdowns',
      '### Phase 1: A (2 Weeks | ~20 hours)',
      '## Progress Signals',
      '## Quick Wins & Leverage Moves',
      '## 🧭 Sample Weekly Flow',
      '**Week 1: x**',
      '* **Monday:** y',
      '## Snapshot',
      '**Duration & Expected Weekly Hours:** 3 weeks, 5 hours/week',
      '**Linked Resources:**',
      '**Key Actions:** z',
      '- [a](http://b.c) (3 hours) - *r*',
      '- [ ] **x:** y',
      '  - [x] nested',
      '1. one',
      '  2) two',
      '| a | b |',
      '| - | - |',
      '| c |',
      '> quote',
      '```',
      '    code',
      '<br>',
      '<div>',
      '---',
      '',
      '[a]: http://x',
      '**Prompts:**',
      '-',
      '- -',
      '\t- tab',
      '**Effort Estimate:** ~12 hours',
      '## Accountability',
      '- **R:** t',
      '    - **Prompts:**',
      '        - Why?',
      'text',
      '===',
      '\r',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => assertSane(lines.join('\n'))),
      { numRuns: 300 },
    );
  });

  it('never throws on the backend roadmap with pieces cut out, doubled or swapped', () => {
    const { source } = seed;
    const place = fc.nat({ max: source.length });
    fc.assert(
      fc.property(place, place, place, fc.string({ maxLength: 5 }), (a, b, c, junk) => {
        const [from = 0, to = 0] = [a, b].sort((x, y) => x - y);
        assertSane(source.slice(0, from) + junk + source.slice(to));
        assertSane(source.slice(0, c) + source.slice(from, to) + source.slice(c));
      }),
      { numRuns: 60 },
    );
  });

  it('reads a hundred thousand items in any roadmap, and more in one list of our own', () => {
    const list = (count: number): string => Array.from({ length: count }, (_, i) => `- item ${i}`).join('\n');
    assert.equal(countsOf(parse(`# T\n\n## Phase one\n\n${list(100_000)}`).roadmap).actions, 100_000);
    const own = seed.source.replace(
      '1.  **Programming Fundamentals',
      `${list(150_000)}\n\n1.  **Programming Fundamentals`,
    );
    assert.equal(countsOf(parse(own).roadmap).actions, 150_012);
  });

  it('reads ten thousand levels, and says that they are too many', () => {
    const nested = Array.from({ length: 10_000 }, (_, i) => `${' '.repeat(2 * Math.min(i, 300))}- level ${i}`).join(
      '\n',
    );
    const { roadmap: read, diagnostics } = parse(nested);
    assert.ok(items(read).length > 9_000);
    assert.ok(diagnostics.some(({ code }) => code === 'nesting-too-deep'));
    assert.ok(parse('>'.repeat(10_000)).diagnostics.length > 0);
  });
});
