import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { gradeGrader, readModelAnswers, reasonsOf } from './grade.ts';
import { readExplainTask } from './read.ts';
import { scoreText } from './score.ts';
import { sentencesOf } from './sentences.ts';
import { stemOf } from './words.ts';

/** As a YAML reader gives it. */
const written = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  ...{ version: 1, title: 'The web', summary: 'Who talks to whom.', about: ['action/web'] },
  ...{ prompt: 'Explain how a page gets to you.', guidance: 'Begin at the key.', words: { least: 20, most: 100 }, pass: 0.6 },
  concepts: { CLIENT: ['client', 'browser'], ASK: ['ask', 'send'] },
  ideas: [
    { id: 'asks', name: 'The client asks', means: 'It speaks first, always.', must: true, advice: 'Who begins?', shown: ['CLIENT > ASK > request', 'CLIENT > ask > server'] },
    { id: 'name', name: 'A name has an address', means: 'The service of names knows.', advice: 'How is it found?', shown: ['dns & address', 'name > translate > address'] },
    { id: 'code', name: 'A status says how it went', means: 'Three digits say it.', advice: 'What comes first?', shown: ['status & worked', 'status > say'] },
  ],
  misconceptions: [{ id: 'dns-page', name: 'DNS has the page', why: 'It only knows addresses.', stated: ['dns > send > page'] }],
  ...changes,
}); // prettier-ignore

const task = readExplainTask(written(), 'web').task ?? assert.fail('the fixture is wrong');
const GOOD = [
  'The browser sends a request to the server.',
  'For that it needs DNS, which tells it the address of the machine.',
  'The status of the answer says whether all of it worked.',
];
const found = (text: string): string[] => scoreText(task, text).ideas.flatMap(({ id, quote }) => (quote ? [id] : []));
const wrong = (text: string): string[] => scoreText(task, text).misconceptions.map(({ id }) => id);

/** Sentences that have nothing to do with the subject. */
const unrelated = fc
  .tuple(
    fc.constantFrom('My aunt', 'The dog', 'A neighbour', 'Our teacher'),
    fc.constantFrom('walks to', 'sings at', 'waits for', 'writes about'),
    fc.constantFrom('the old harbour', 'a green hill', 'her two cousins'),
  ) // prettier-ignore
  .map((words) => `${words.join(' ')} in the evening.`);

describe('a text that is scored', () => {
  it('passes with whole sentences of its own, and quotes the sentence for each idea', () => {
    const score = scoreText(task, GOOD.join(' '));
    assert.deepEqual([score.passed, score.share, score.problems], [true, 1, []]);
    assert.deepEqual(score.ideas.map(({ quote }) => quote?.text), GOOD); // prettier-ignore
  });

  it('quotes what stands in the text at that place', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(unrelated, fc.constantFrom(...GOOD), fc.string()), { maxLength: 12 }), (parts) => {
        const text = parts.join('\n\n');
        const { ideas, misconceptions } = scoreText(task, text);
        for (const quote of [...ideas, ...misconceptions].flatMap((one) => one.quote ?? []))
          assert.equal(text.slice(quote.start, quote.end), quote.text);
      }),
    );
  });

  it('loses no idea by a sentence about something else', () => {
    fc.assert(
      fc.property(fc.subarray(GOOD), fc.array(unrelated, { maxLength: 6 }), fc.nat(), (said, others, at) => {
        const before = found(said.join(' '));
        const mixed = [...said];
        for (const other of others) mixed.splice(at % (mixed.length + 1), 0, other);
        assert.deepEqual(found(mixed.join(' ')), before);
      }),
    );
  });

  it('scores the same in whatever order its sentences stand', () => {
    const sentences = [
      ...GOOD,
      'My aunt walks to the old harbour in the evening.',
      'DNS sends the page to my browser.',
    ];
    const plain = (text: string) => {
      const { passed, share, problems, words, counted } = scoreText(task, text);
      return { passed, share, problems, words, counted, found: found(text), wrong: wrong(text) };
    };
    const first = plain(sentences.join(' '));
    fc.assert(
      fc.property(fc.shuffledSubarray(sentences, { minLength: 5 }), (order) => {
        assert.deepEqual(plain(order.join(' ')), first);
      }),
    );
  });

  it('never throws and never passes on noise', () => {
    const noise = fc.string({ unit: 'grapheme', maxLength: 400 });
    fc.assert(fc.property(noise, (text) => !scoreText(task, text).passed));
  });

  it('is read in a moment, however hostile', () => {
    for (const text of ['browser send request '.repeat(900), 'dns address, '.repeat(1500), 'a.'.repeat(9000), "n't".repeat(6000)]) {
      const before = performance.now();
      scoreText(task, text);
      assert.ok(performance.now() - before < 5_000, `${text.slice(0, 20)} took too long`);
    }
  }); // prettier-ignore
});

describe('an idea', () => {
  it('is not there where it is denied, asked, or put into the mouth of others', () => {
    for (const text of [
      'The browser does not send a request to the server.',
      'The browser never sends any request to the server.',
      'No browser sends a request to the server.',
      'Does the browser send a request to the server?',
      'It is wrong that the browser sends a request to the server.',
      'Many people think that the browser sends a request to the server.',
      'The browser sends its request to nobody at all.',
    ])
      assert.deepEqual(found(text), [], text);
  });

  it('is there where something else is denied', () => {
    for (const text of [
      'It is not the server that begins, but the browser sends a request.',
      'The browser sends not only one request to the server, but many.',
      "The page isn't here yet, so the browser sends a request to the server.",
      'The browsers were sending requests, which is what they do without a break.',
    ])
      assert.deepEqual(found(text), ['asks'], text);
  });

  it('is not there in a row of words, or in the words of the task', () => {
    assert.deepEqual(found('Browser, send, request, server. DNS, address. Status, worked.'), []);
    assert.deepEqual(found('The browser the request the browser the request sends the request the browser.'), []);
    const same = readExplainTask(written({ guidance: 'Say that the browser sends a request to the server.' }), 'web');
    const { counted } = scoreText(same.task ?? assert.fail(), 'Say that the browser sends a request to the server.');
    assert.equal(counted, 0);
  });

  it('needs its words near each other', () => {
    const far =
      'The browser is a program that my aunt uses in the evening to look at the pictures of her cousins and asks the server.';
    assert.deepEqual(found(far), []);
  });
});

describe('a misconception', () => {
  it('is found where it is said, and not where it is denied', () => {
    assert.deepEqual(wrong('DNS sends the page to the browser.'), ['dns-page']);
    assert.deepEqual(wrong('DNS does not send the page to the browser.'), []);
    assert.deepEqual(wrong('It is a myth that DNS sends the page to the browser.'), []);
  });

  it('keeps a text from passing that has every idea', () => {
    const score = scoreText(task, [...GOOD, 'DNS sends the page to the browser.'].join(' '));
    assert.deepEqual([score.share, score.passed, reasonsOf(score)], [1, false, ['dns-page']]);
  });
});

describe('words and sentences', () => {
  it('are the same word in each of their forms', () => {
    for (const forms of ['send sends sent sending', 'store stores stored storing', 'reply replies replied replying',
      'commit commits committed committing', 'address addresses', 'make makes made making', 'give gives gave giving',
      'cache caches cached caching', 'change changes changed changing'])
      assert.equal(new Set(forms.split(' ').map(stemOf)).size, 1, forms);
    for (const [one, other] of [['http', 'https'], ['status', 'state'], ['note', 'no'], ['dns', 'dn']] as const)
      assert.notEqual(stemOf(one), stemOf(other));
  }); // prettier-ignore

  it('are not cut at an abbreviation, a host or a number', () => {
    const texts = sentencesOf('Ask e.g. example.org over HTTP/1.1 today. Then “who is it?” is asked.\n- one point\n- another').map(({ text }) => text); // prettier-ignore
    assert.deepEqual(texts, ['Ask e.g. example.org over HTTP/1.1 today.', 'Then “who is it?” is asked.', '- one point', '- another']); // prettier-ignore
  });
});

describe('the file of an explanation', () => {
  const problems = (changes: Record<string, unknown>): string =>
    readExplainTask(written(changes), 'web').problems.join('\n');

  it('is refused with the place of what is wrong', () => {
    assert.match(problems({ pass: 2 }), /pass should be a number from 0.5 to 1/);
    assert.match(problems({ ideas: [] }), /ideas should have 3 to 20/);
    assert.match(problems({ surprise: 1 }), /unknown name, “surprise”/);
    const [first] = written()['ideas'] as Record<string, unknown>[];
    assert.match(problems({ ideas: [{ ...first, shown: ['NOBODY > ask', 'a > b & c'] }] }), /“asks”.shown\[0\] names NOBODY[^]*mixes > and &/);
  }); // prettier-ignore

  it('is refused or read, whatever it holds', () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        const { task: read, problems: list } = readExplainTask(data, 'any');
        assert.equal(read === null, list.length > 0);
        readModelAnswers(data);
      }),
    );
  });

  it('is graded: a rubric that takes anything, and one that takes nothing, are both told', () => {
    const answers = {
      good: [{ name: 'good', text: GOOD.join(' ') }],
      bad: [{ name: 'myth', fails: 'dns-page', text: [...GOOD, 'DNS sends the page to the browser.'].join(' ') }],
    };
    assert.deepEqual(gradeGrader(task, answers, new Map()), []);
    const strict = { ...task, pass: 1, ideas: task.ideas.map((idea) => ({ ...idea, shown: [] })) };
    assert.match(gradeGrader(strict, answers, new Map()).join('\n'), /good answer “good” fails/);
    const lax = { ...task, misconceptions: [] };
    assert.match(gradeGrader(lax, answers, new Map()).join('\n'), /bad answer “myth” passes/);
    assert.match(gradeGrader(task, answers, new Map([['another', GOOD.join(' ')]])).join('\n'), /another passes/);
    assert.match(gradeGrader(task, { ...answers, bad: [] }, new Map()).join('\n'), /no bad answer states “dns-page”/);
  });
});
