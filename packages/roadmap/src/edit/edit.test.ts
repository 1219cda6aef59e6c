import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { itemById, items } from '../items/items.ts';
import type { RoadmapDocument } from '../model.ts';
import { parse } from '../parse.ts';
import { seedDocument } from '../seed.fixture.ts';
import type { ItemPatch } from './body.ts';
import { editItem } from './item.ts';
import type { EditResult } from './result.ts';
import { insertItem, moveItem, removeItem } from './structure.ts';

const seed = seedDocument();
const ids = (document: RoadmapDocument): string[] =>
  items(document.roadmap)
    .map(({ id }) => id)
    .sort();

function done(result: EditResult): RoadmapDocument {
  assert.ok(result.ok, result.ok ? '' : result.reason);
  return result.document;
}

function refused(result: EditResult): string {
  assert.ok(!result.ok);
  return result.reason;
}

/** The lines that one document has and the other has not, in order. */
function changed(before: string, after: string): { gone: string[]; come: string[] } {
  const [a, b] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return { gone: a.slice(start, a.length - end), come: b.slice(start, b.length - end) };
}

function edited(id: string, patch: ItemPatch): string {
  const next = done(editItem(seed, id, patch));
  assert.deepEqual(ids(next), ids(seed));
  const { come } = changed(seed.source, next.source);
  return come.join('\n');
}

describe('editing an item', () => {
  it('rewords a label and keeps the rest of its line', () => {
    assert.equal(
      edited('action/web-basics', { title: 'How the web works' }),
      '3.  **How the web works:** Understand how the internet works, including HTTP, DNS, and the client-server model.',
    );
    assert.equal(edited('week/foundations-of-code-web', { title: 'Start' }), '**Week 1: Start**');
    assert.equal(edited('phase/ship', { title: 'Launch' }), '### Phase 3: Launch (8 Weeks | ~150 hours)');
    assert.match(edited('pillar/ship', { title: 'Launch' }), /^\| \*\*Launch\*\* /);
  });

  it('rewords a whole sentence, a text, a remark, a goal', () => {
    assert.equal(edited('prerequisite/basic-computer-literacy', { title: 'You can type.' }), '- You can type.');
    assert.equal(edited('tool/account', { text: 'On GitHub or\nGitLab.' }), '- [ ] **Account:** On GitHub or GitLab.');
    assert.match(
      edited('resource/start-looking-for-a-backend-job', { text: 'Do it * now' }),
      /\(20 hours\) - \*Do it \\\* now\*$/,
    );
    assert.match(edited('phase/build', { text: 'Build it.' }), /^\*\*Goal & Why It Matters:\*\* Build it\.$/);
    assert.match(
      edited('signal/integrated-database-with-the-web-server', { text: 'And it survives a restart.' }),
      /\*\*Integrated .*:\*\* And it/,
    );
  });

  it('changes hours, links and checkboxes', () => {
    assert.match(edited('resource/learn-basic-coding-skills', { hours: 2.5 }), /\) \(2\.5 hours\) - \*/);
    assert.match(edited('phase/ship', { hours: 160 }), /\(8 Weeks \| ~160 hours\)$/);
    assert.match(
      edited('resource/learn-basic-coding-skills', { url: 'https://a.b/c d(e)' }),
      /^- {3}\[Learn basic coding skills\]\(https:\/\/a\.b\/c%20d%28e%29\) \(30/,
    );
    assert.equal(edited('tool/account', { checked: true }), '- [x] **Account:** GitHub account.');
    assert.match(edited('action/web-basics', { checked: false }), /^3\. {2}\[ \] \*\*Web Basics/);
  });

  it('adds hours and a link where a resource had none', () => {
    const bare = parse(
      '# T\n\n## Snapshot\n\n## Phase Breakdowns\n\n### Phase 1: A\n\n**Linked Resources:**\n- Deep Work - a book\n',
    );
    const next = done(editItem(bare, 'resource/deep-work', { hours: 1, url: 'https://example.org' }));
    assert.match(next.source, /^- \[Deep Work\]\(https:\/\/example\.org\) \(1 hour\) - a book$/m);
  });

  it('refuses what the place of an item cannot express, and leaves the document as it was', () => {
    assert.match(refused(editItem(seed, 'prompt/what-went-well-this-past-two-weeks', { hours: 3 })), /hours/);
    assert.match(refused(editItem(seed, 'day/foundations-of-code-web-monday', { url: 'https://a.b' })), /link/);
    assert.match(refused(editItem(seed, 'tool/account', { title: '  ' })), /empty/);
    assert.match(refused(editItem(seed, 'tool/account', { hours: NaN })), /number/);
    assert.match(refused(editItem(seed, 'tool/none', { title: 'x' })), /no item/);
  });

  it('edits any other roadmap as well', () => {
    const other = parse(
      '# Plan\n\n## Databases\n\n| Course | Effort |\n| - | - |\n| [SQL](https://a.b) | 5 hours |\n\n- [ ] Read [a book](https://c.d)\n  about tables\n',
    );
    const row = done(editItem(other, 'resource/sql', { title: 'Learn SQL', url: 'https://e.f', hours: 6 }));
    assert.match(row.source, /^\| \[Learn SQL\]\(https:\/\/e\.f\) \| 6 hours \|$/m);
    assert.equal(itemById(row.roadmap, 'resource/sql')?.title, 'Learn SQL');
  });

  it('reads every title back as it was given, keeps all ids, and changes no other line', () => {
    const title = fc.string({ minLength: 1, maxLength: 30 }).filter((text) => text.trim() !== '');
    const all = items(seed.roadmap).filter(({ kind }) => kind !== 'note');
    fc.assert(
      fc.property(fc.constantFrom(...all), title, ({ id, lines }, words) => {
        const result = editItem(seed, id, { title: words });
        if (!result.ok) return;
        const next = result.document;
        assert.equal(itemById(next.roadmap, id)?.title, words.replace(/\s+/g, ' ').trim());
        assert.deepEqual(ids(next), ids(seed));
        const [before, after] = [seed.source.split('\n'), next.source.split('\n')];
        assert.deepEqual(after.slice(0, lines.start - 1), before.slice(0, lines.start - 1));
        assert.deepEqual(after.slice(lines.start), before.slice(lines.start));
      }),
    );
  });

  it('takes a plain title for every item of the backend roadmap', () => {
    for (const { id } of items(seed.roadmap)) done(editItem(seed, id, { title: 'Fresh words' }));
  });

  it('keeps Windows line ends', () => {
    const windows = parse(seed.source.replaceAll('\n', '\r\n'));
    const next = done(editItem(windows, 'tool/account', { title: 'Login', checked: true }));
    assert.equal(next.source, windows.source.replace('- [ ] **Account:**', '- [x] **Login:**'));
  });
});

describe('removing an item', () => {
  it('takes its lines and what is nested in it, and nothing else', () => {
    const next = done(removeItem(seed, 'practice/bi-weekly-retrospectives'));
    assert.equal(changed(seed.source, next.source).gone.length, 7);
    assert.equal(next.roadmap.prompts.length, 0);
    const kept = ids(seed).filter((id) => !id.startsWith('prompt/') && id !== 'practice/bi-weekly-retrospectives');
    assert.deepEqual(ids(next), kept);
  });

  it('works for every item of the backend roadmap', () => {
    for (const { id } of items(seed.roadmap)) {
      const next = done(removeItem(seed, id));
      assert.equal(itemById(next.roadmap, id), undefined);
    }
  });

  it('counts a list anew only where it could not be read otherwise', () => {
    const document = parse('# T\n\n## One\n\nDo these in this order\n1. a\n2. b\n3. c\n');
    assert.match(done(removeItem(document, 'action/a')).source, /order\n1\. b\n2\. c\n$/);
    assert.match(done(removeItem(document, 'action/b')).source, /order\n1\. a\n3\. c\n$/);
    assert.match(done(moveItem(document, 'action/c', { before: 'action/a' })).source, /order\n1\. c\n2\. a\n3\. b\n$/);
  });

  it('leaves every other id as it was', () => {
    const next = done(removeItem(seed, 'tool/web-browser'));
    assert.deepEqual(
      ids(next),
      ids(seed).filter((id) => id !== 'tool/web-browser'),
    );
  });
});

describe('moving an item', () => {
  it('moves its lines, in the list or to another phase', () => {
    const next = done(
      moveItem(seed, 'resource/git-and-github-for-version-control', {
        after: 'resource/start-looking-for-a-backend-job',
      }),
    );
    assert.deepEqual(ids(next), ids(seed));
    assert.deepEqual(
      next.roadmap.phases.map(({ resources }) => resources.length),
      [3, 4, 5],
    );
    assert.deepEqual(next.source.split('\n').sort(), seed.source.split('\n').sort());
    const first = done(moveItem(seed, 'tool/account', { before: 'tool/operating-system' }));
    assert.equal(first.roadmap.tools[0]?.id, 'tool/account');
  });

  it('moves a whole phase', () => {
    const next = done(moveItem(seed, 'phase/ship', { before: 'phase/foundation' }));
    assert.deepEqual(
      next.roadmap.phases.map(({ id, actions }) => [id, actions.length]),
      [
        ['phase/ship', 4],
        ['phase/foundation', 4],
        ['phase/build', 4],
      ],
    );
    assert.deepEqual(ids(next), ids(seed));
  });

  it('takes over the bullet and the indentation of its new place', () => {
    const document = parse('# T\n\n## One\n\n- a\n  - b\n    - c\n\n## Two\n\n* x\n');
    const next = done(moveItem(document, 'action/b', { after: 'action/x' }));
    assert.match(next.source, /^\* x\n\* b\n {2}- c$/m);
  });

  it('gives numbers back where Markdown needs them', () => {
    const next = done(moveItem(seed, 'action/version-control', { before: 'action/programming-fundamentals' }));
    assert.deepEqual(
      next.roadmap.phases[0]?.actions.map(({ id }) => id),
      [
        'action/version-control',
        'action/programming-fundamentals',
        'action/data-structures-algorithms',
        'action/web-basics',
      ],
    );
  });

  it('refuses a place where the item would be something else, or inside itself', () => {
    refused(moveItem(seed, 'resource/git-and-github-for-version-control', { after: 'action/deployment' }));
    refused(
      moveItem(seed, 'practice/bi-weekly-retrospectives', { after: 'prompt/what-went-well-this-past-two-weeks' }),
    );
    refused(moveItem(seed, 'tool/account', { after: 'tool/none' }));
  });

  it('keeps all ids and all lines, wherever it succeeds', () => {
    const some = fc.constantFrom(...items(seed.roadmap).filter(({ kind }) => kind !== 'note' && kind !== 'week'));
    fc.assert(
      fc.property(some, some, fc.boolean(), (item, target, isBefore) => {
        const result = moveItem(seed, item.id, isBefore ? { before: target.id } : { after: target.id });
        if (!result.ok) return;
        assert.deepEqual(ids(result.document), ids(seed));
        const bare = (text: string): string[] =>
          text
            .split('\n')
            .map((line) => line.replace(/^[\s*-]*(?:\d+\.\s+)?/, ''))
            .filter((line) => line !== '')
            .sort();
        assert.deepEqual(bare(result.document.source), bare(seed.source));
      }),
      { numRuns: 60 },
    );
  });
});

describe('adding an item', () => {
  it('writes it like its neighbours', () => {
    const action = done(
      insertItem(seed, { kind: 'action', phaseId: 'phase/ship', markdown: '- **Monitoring:** Watch it.\n- Logs' }),
    );
    assert.deepEqual(changed(seed.source, action.source), {
      gone: [],
      come: ['5.  **Monitoring:** Watch it.', '    - Logs'],
    });
    const signal = insertItem(seed, { kind: 'signal', phaseId: 'phase/build', markdown: 'Wrote tests.' });
    assert.equal(signal.ok && signal.id, 'signal/wrote-tests');
    assert.deepEqual(changed(seed.source, done(signal).source).come, ['    -   [ ] Wrote tests.']);
    const tool = done(
      insertItem(seed, { kind: 'tool', after: 'tool/terminal-command-line', markdown: '**Docker:** any' }),
    );
    assert.equal(tool.roadmap.tools[4]?.title, 'Docker');
  });

  it('adds a phase and a row', () => {
    const phase = done(
      insertItem(seed, {
        kind: 'phase',
        after: 'phase/ship',
        markdown: 'Phase 4: Rest (2 Weeks)\n\n**Key Actions:**\n- Sleep',
      }),
    );
    assert.deepEqual(
      phase.roadmap.phases.at(-1)?.actions.map(({ title }) => title),
      ['Sleep'],
    );
    const row = done(
      insertItem(seed, { kind: 'pillar', after: 'pillar/ship', markdown: '| Rest | 2 weeks | Sleep | Rested |' }),
    );
    assert.equal(row.roadmap.pillars[3]?.weeks, 2);
    refused(insertItem(seed, { kind: 'pillar', after: 'pillar/ship', markdown: 'Rest' }));
  });

  it('brings the label along where it is the first of its kind in a phase', () => {
    const empty = parse(seed.source.replace(/\*\*Linked Resources:\*\*\n(?:- .*\n)+\n(?=[^]*Phase 2)/, ''));
    assert.equal(empty.roadmap.phases[0]?.resources.length, 0);
    const next = done(
      insertItem(empty, {
        kind: 'resource',
        phaseId: 'phase/foundation',
        markdown: '[Book](https://example.org) (3 hours)',
      }),
    );
    assert.equal(next.roadmap.phases[0]?.resources[0]?.hours, 3);
  });

  it('refuses what would be read as something else, or says nothing', () => {
    refused(insertItem(seed, { kind: 'resource', after: 'tool/account', markdown: '[x](https://a.b)' }));
    refused(insertItem(seed, { kind: 'tool', markdown: ' ' }));
    refused(insertItem(seed, { kind: 'tool', after: 'tool/none', markdown: 'x' }));
    refused(insertItem(parse(''), { kind: 'action', markdown: 'x' }));
  });
});
