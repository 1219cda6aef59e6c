import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { items } from '../items/items.ts';
import type { RoadmapDocument } from '../model.ts';
import { parse } from '../parse.ts';
import { any, edited, inPlace, listItems, said } from './edits.fixture.ts';
import type { Edit } from './edits.fixture.ts';
import { fieldsOfItem } from './item-fields.ts';
import { merge } from './merge.ts';
import type { Choice } from './merge.ts';
import { threeWay } from './three-way.ts';
import type { ThreeWay } from './three-way.ts';

const seed = parse(readFileSync(new URL('../../../../content/backend/roadmap.md', import.meta.url)));
const runs = { numRuns: 25 };
const edits = (edit: typeof any) => fc.array(edit, { maxLength: 12 });

function version(...replacements: [string, string][]): RoadmapDocument {
  let { source } = seed;
  for (const [from, to] of replacements) {
    assert.ok(source.includes(from), from);
    source = source.replace(from, to);
  }
  return parse(source, { previous: seed.roadmap });
}

/** Everything left but what is named. */
function only(compared: ThreeWay, choices: Record<string, Choice>): Map<string, Choice> {
  return new Map(compared.changes.map(({ itemId }) => [itemId, choices[itemId] ?? 'leave']));
}

const textById = ({ roadmap }: RoadmapDocument) =>
  new Map(items(roadmap).map((item) => [item.id, JSON.stringify(fieldsOfItem(item))]));

const thirty = (document: RoadmapDocument, from: number, name: string): RoadmapDocument =>
  edited(
    document,
    Array.from({ length: 30 }, (_, n): Edit => ({ what: 'reword', item: from + n, other: 0 })),
    name,
  );

describe('what an upstream changed', () => {
  const theirs = version(
    ['(30 hours) - *Essential', '(24 hours) - *Essential'],
    ['-   **Quiz Scores:** Performance on resource-specific quizzes.\n', ''],
  );

  it('is said in words, with fields before and after', () => {
    const { changes } = threeWay(seed, seed, theirs);
    assert.deepEqual(
      changes.map(({ kind, status, says }) => [kind, status, says[0]]),
      [
        ['changed', 'clean', 'Hours of “Learn basic coding skills” go from 30 to 24'],
        ['removed', 'clean', 'Metric “Quiz Scores” is removed'],
      ],
    );
    assert.deepEqual([changes[0]?.fields[0]?.before, changes[0]?.fields[0]?.after], [30, 24]);
  });

  it('is nothing new where mine says the same', () => {
    assert.deepEqual(
      threeWay(seed, theirs, theirs).changes.map(({ status }) => status),
      ['same', 'same'],
    );
  });

  it('can be left: a removed item stays, and so does its text', () => {
    const compared = threeWay(seed, seed, theirs);
    const { source, kept } = compared.choose(
      only(compared, { 'metric/quiz-scores': 'leave', 'resource/learn-basic-coding-skills': 'take' }),
    );
    assert.equal(source, seed.source.replace('(30 hours) - *Essential', '(24 hours) - *Essential'));
    assert.equal(kept.length, items(seed.roadmap).length);
  });

  it('includes words that are no field', () => {
    const { changes } = threeWay(
      seed,
      seed,
      version(['**Key Actions / Study Items:**', '**Key Actions and Study Items, in this order:**']),
    );
    assert.deepEqual(
      changes.map(({ itemId, status }) => [itemId, status]),
      [['phase/foundation', 'clean']],
    );
  });
});

describe('a contradiction between a copy and its upstream', () => {
  const id = 'action/web-basics';
  const mine = version(['**Web Basics:** Understand', '**The Web:** Understand']);
  const theirs = version(['**Web Basics:** Understand', '**How the web works:** Understand']);
  const titleAfter = (choice: Choice): string | undefined => {
    const chosen = threeWay(seed, mine, theirs).choose(new Map([[id, choice]]));
    assert.deepEqual(chosen.conflicts, []);
    return items(parse(chosen.source, { previous: mine.roadmap, kept: chosen.kept }).roadmap).find(
      (item) => item.id === id,
    )?.title;
  };

  it('is mine, theirs, or what the learner writes', () => {
    assert.equal(titleAfter('leave'), 'The Web');
    assert.equal(titleAfter('take'), 'How the web works');
    assert.equal(
      titleAfter({ text: '3.  **The web, and how it works:** Understand it.' }),
      'The web, and how it works',
    );
  });

  it('about an item that one side removed keeps it, brings it back, or lets it go', () => {
    const line = '-   **Quiz Scores:** Performance on resource-specific quizzes.\n';
    const without = version([line, '']);
    const reworded = version(['Performance on resource-specific', 'The last result of all']);
    const has = (a: RoadmapDocument, b: RoadmapDocument, choice: Choice): boolean =>
      threeWay(seed, a, b)
        .choose(new Map([['metric/quiz-scores', choice]]))
        .source.includes('**Quiz Scores:**');
    assert.deepEqual([has(without, reworded, 'take'), has(without, reworded, 'leave')], [true, false]);
    assert.deepEqual([has(reworded, without, 'take'), has(reworded, without, 'leave')], [false, true]);
  });

  it('about a whole phase covers all that is in it, and is asked once', () => {
    const start = seed.source.indexOf('### Phase 2: Build');
    const phase = seed.source.slice(start, seed.source.indexOf('### Phase 3: Ship'));
    const compared = threeWay(
      seed,
      version(['**Web Servers:** Build', '**First web servers:** Build']),
      version([phase, '']),
    );
    assert.deepEqual(
      compared.changes.filter(({ status }) => status === 'conflict').map(({ itemId }) => itemId),
      ['phase/build'],
    );
    const phases = (choice: Choice) =>
      parse(compared.choose(new Map([['phase/build', choice]])).source).roadmap.phases.map(({ title }) => title);
    assert.deepEqual(phases('take'), ['Foundation', 'Ship']);
    assert.deepEqual(phases('leave'), ['Foundation', 'Build', 'Ship']);
  });

  it('that nobody decided can be marked in the text, both sides between lines that name them', () => {
    const { source } = merge(seed, mine, theirs, { mine: 'file', theirs: 'programme' });
    const [, block] = /(<<<<<<< file\n[^]*>>>>>>> programme\n)/.exec(source) ?? [];
    const wanted =
      /^<<<<<<< file\n3\. {2}\*\*The Web:.*\n=======\n3\. {2}\*\*How the web works:.*\n>>>>>>> programme\n$/;
    assert.match(block ?? '', wanted);
    assert.equal(source.replace(/<<<<<<< file\n|=======\n[^]*>>>>>>> programme\n/g, ''), mine.source);
  });
});

describe('thirty edits of a copy and thirty of its upstream', () => {
  it('ask only about the three items that both touched; the other twenty-seven are clean', () => {
    const { changes } = threeWay(seed, thirty(seed, 0, 'mine'), thirty(seed, 27, 'theirs'));
    const count = (wanted: string) => changes.filter(({ status }) => status === wanted).length;
    assert.deepEqual([count('conflict'), count('clean'), count('same')], [3, 27, 0]);
  });

  it('all stand in the result when they are about different items, whichever side is called mine', () => {
    const [one, other] = [thirty(seed, 0, 'mine'), thirty(seed, 30, 'theirs')];
    const merged = threeWay(seed, one, other).choose(new Map());
    const swapped = threeWay(seed, other, one).choose(new Map());
    assert.deepEqual([merged.conflicts, swapped.conflicts], [[], []]);
    assert.deepEqual(said(parse(merged.source)), said(parse(swapped.source)));
    assert.equal(merged.source.match(/ mine\d+/g)?.length, 30);
    assert.equal(merged.source.match(/ theirs\d+/g)?.length, 30);
  });
});

describe('any choice of any changes', () => {
  const halves = (left: Edit[], right: Edit[]) => {
    const half = (which: number) => listItems(seed).filter((_, index) => index % 6 === 3 * which);
    return { mine: edited(seed, left, 'mine', half(0)), theirs: edited(seed, right, 'theirs', half(1)) };
  };

  it('does to each item what was chosen for it, and nothing to the others', () => {
    fc.assert(
      fc.property(edits(inPlace), edits(inPlace), fc.nat(), (left, right, which) => {
        const { mine, theirs } = halves(left, right);
        const compared = threeWay(seed, mine, theirs);
        const choices = new Map(
          compared.changes.map(({ itemId }, n): [string, Choice] => [
            itemId,
            (which >> (n % 16)) & 1 ? 'take' : 'leave',
          ]),
        );
        const { source, kept } = compared.choose(choices);
        const [before, wanted] = [textById(mine), textById(theirs)];
        const after = textById(parse(source, { previous: mine.roadmap, kept }));
        for (const { itemId, kind } of compared.changes) {
          const isTaken = choices.get(itemId) === 'take';
          if (kind === 'changed') assert.equal(after.get(itemId), (isTaken ? wanted : before).get(itemId), itemId);
          if (kind === 'removed') assert.equal(after.has(itemId), !isTaken, itemId);
        }
        const untouched = [...before].filter(([id]) => !compared.changes.some(({ itemId }) => itemId === id));
        for (const [id, text] of untouched) assert.equal(after.get(id), text, id);
        const added = compared.changes.filter(({ kind, itemId }) => kind === 'added' && choices.get(itemId) === 'take');
        assert.equal(
          after.size - before.size,
          added.length -
            compared.changes.filter(({ kind, itemId }) => kind === 'removed' && choices.get(itemId) === 'take').length,
        );
      }),
      runs,
    );
  });

  it('comes to the same whichever clean changes are taken first', () => {
    fc.assert(
      fc.property(edits(inPlace), edits(inPlace), fc.nat(), (left, right, which) => {
        const { mine, theirs } = halves(left, right);
        const compared = threeWay(seed, mine, theirs);
        const isFirst = new Map(compared.changes.map(({ itemId }, n) => [itemId, ((which >> (n % 16)) & 1) === 1]));
        const taking = (from: RoadmapDocument, first: boolean): RoadmapDocument => {
          const now = threeWay(seed, from, theirs);
          const choices = now.changes.map(({ itemId }): [string, Choice] => [
            itemId,
            (isFirst.get(itemId) ?? false) === first ? 'take' : 'leave',
          ]);
          const { source, kept } = now.choose(new Map(choices));
          return parse(source, { previous: from.roadmap, kept });
        };
        const whole = compared.choose(new Map(compared.changes.map(({ itemId }) => [itemId, 'take']))).source;
        const finish = (document: RoadmapDocument): string => threeWay(seed, document, theirs).choose(new Map()).source;
        assert.deepEqual(said(parse(finish(taking(mine, true)))), said(parse(whole)));
        assert.deepEqual(said(parse(finish(taking(mine, false)))), said(parse(whole)));
      }),
      runs,
    );
  });

  it('puts what is new behind a deeper list that it stands before in theirs, which would become part of it', () => {
    const mine = seed;
    // The first tool now stands between a line of text and the signals below it, which are indented deeper.
    const theirs = edited(seed, [{ what: 'move', item: 193, other: 6045 }], 'theirs');
    const compared = threeWay(seed, mine, theirs);
    const stray = compared.changes.find(({ kind, title }) => kind === 'added' && title === 'Operating System');
    assert.ok(stray);
    const choices = new Map(compared.changes.map(({ itemId }): [string, Choice] => [itemId, 'leave']));
    const { source, kept } = compared.choose(choices.set(stray.itemId, 'take'));
    const read = items(parse(source, { previous: mine.roadmap, kept }).roadmap);
    assert.ok(read.some(({ kind, title }) => kind === 'signal' && title === 'Operating System'));
    const ids = new Set(read.map(({ id }) => id));
    assert.deepEqual(
      items(mine.roadmap).filter(({ id }) => !ids.has(id)),
      [],
    );
  });

  it('keeps every item of mine that was not let go, under its id, whatever both did', () => {
    fc.assert(
      fc.property(edits(any), edits(any), fc.nat(), (left, right, which) => {
        const [mine, theirs] = [edited(seed, left, 'mine'), edited(seed, right, 'theirs')];
        const compared = threeWay(seed, mine, theirs);
        const choices = new Map(
          compared.changes.map(({ itemId }, n): [string, Choice] => [
            itemId,
            (which >> (n % 16)) & 1 ? 'take' : 'leave',
          ]),
        );
        const { source, kept, conflicts } = compared.choose(choices);
        assert.deepEqual(conflicts, []);
        const there = new Set(kept.map(({ id }) => id));
        const gone = new Set(
          compared.changes
            .filter(
              ({ itemId, kind, reason }) =>
                choices.get(itemId) === 'take' && (kind === 'removed' || reason === 'changed-and-removed'),
            )
            .map(({ itemId }) => itemId),
        );
        for (const { id } of items(mine.roadmap)) assert.ok(there.has(id) || gone.has(id), id);
        const read = textById(parse(source, { previous: mine.roadmap, kept }));
        for (const { id } of items(mine.roadmap)) assert.ok(read.has(id) || gone.has(id), id);
      }),
      runs,
    );
  });
});
