import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { seededRandom } from '../forecast/random.ts';
import { drawQuiz } from './draw.ts';
import { normalOutput, normalText } from './normal.ts';
import { anyQuiz, written } from './quiz.fixture.ts';
import { readQuiz } from './read.ts';
import { fitsItem, ownAnswer, quizScore, scoreAnswer } from './score.ts';
import type { Drawn, QuizAnswer, QuizItem } from './types.ts';

const web = readQuiz(written(), 'web').quiz ?? assert.fail();
const item = (id: string): QuizItem => web.items.find((one) => one.id === id) ?? assert.fail(id);

/** The right answer, in the item's own order. */
function keyOf(question: QuizItem): QuizAnswer {
  if (question.kind === 'order') return question.steps.map((_, at) => at);
  if (question.kind === 'text') return question.accept[0] ?? '';
  if (question.kind === 'prints') return question.output;
  return question.options.flatMap(({ right }, at) => (right ? [at] : []));
}

/** The same answer as the learner gives it: by places on the page. */
function onPage(answer: QuizAnswer, { shown }: Drawn): QuizAnswer {
  return typeof answer === 'string' ? answer : answer.map((index) => shown.indexOf(index));
}

const anyDrawn = fc.tuple(anyQuiz, fc.integer()).map(([quiz, seed]) => {
  const drawn = drawQuiz(quiz, seededRandom(seed), []);
  return drawn.map((one) => ({ drawn: one, item: quiz.items.find(({ id }) => id === one.id) ?? assert.fail() }));
});

const anyAnswer = fc.oneof(fc.string(), fc.array(fc.integer({ min: -2, max: 9 }), { maxLength: 8 }));

describe('An answer', () => {
  it('built from the key scores 1, wherever its options stand on the page', () => {
    fc.assert(
      fc.property(anyDrawn, (questions) => {
        const scored = questions.map((one) => {
          const answer = ownAnswer(one.item, one.drawn, onPage(keyOf(one.item), one.drawn));
          assert.notEqual(answer, null);
          return scoreAnswer(one.item, answer);
        });
        assert.ok(scored.every(({ right }) => right));
        assert.equal(quizScore(scored), 1);
      }),
    );
  });

  it('of any other kind scores 0', () => {
    fc.assert(
      fc.property(anyDrawn, anyAnswer, (questions, given) => {
        for (const { item: question, drawn } of questions) {
          const own = ownAnswer(question, drawn, given);
          const key = keyOf(question);
          const isKey =
            question.kind === 'text' && typeof own === 'string'
              ? question.accept.some((text) => normalText(text) === normalText(own))
              : question.kind === 'prints' && typeof own === 'string'
                ? normalOutput(own) === question.output
                : JSON.stringify(question.kind === 'order' ? own : sorted(own)) === JSON.stringify(key);
          assert.equal(scoreAnswer(question, own).right, isKey);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('that leaves out, adds or swaps one thing of the key scores 0', () => {
    fc.assert(
      fc.property(anyDrawn, (questions) => {
        for (const { item: question } of questions) {
          const key = keyOf(question);
          if (typeof key === 'string') continue;
          const count = 'options' in question ? question.options.length : key.length;
          const more = Array.from({ length: count }, (_, at) => at).find((at) => !key.includes(at));
          const swapped = question.kind === 'order' ? [key[1], key[0], ...key.slice(2)] : [];
          const wrong = [key.slice(1), [...key, more ?? 99], [...key, ...key], swapped as number[]];
          for (const answer of wrong) assert.equal(scoreAnswer(question, answer).right, false, JSON.stringify(answer));
        }
      }),
    );
  });

  it('that is missing or of the wrong shape is wrong, and never throws', () => {
    fc.assert(
      fc.property(anyDrawn, fc.option(anyAnswer), (questions, given) => {
        const scored = questions.map((one) => scoreAnswer(one.item, given));
        const share = quizScore(scored);
        assert.ok(share >= 0 && share <= 1);
      }),
    );
    assert.equal(scoreAnswer(item('fetch'), null).right, false);
    assert.equal(quizScore([]), 0);
  });

  it('names a place that is not there or comes twice: that is no answer at all', () => {
    const question = item('safe-methods');
    const drawn = { id: 'safe-methods', shown: [2, 0, 1] };
    assert.deepEqual(ownAnswer(question, drawn, [1, 2]), [0, 1]);
    for (const answer of [[0, 0], [3], [-1], [0.5], 'GET']) assert.equal(ownAnswer(question, drawn, answer), null);
    assert.equal(ownAnswer(item('not-there'), drawn, [0, 1]), null);
    assert.equal(ownAnswer(item('look-up'), drawn, [0, 1]), null);
  });

  it('to a question that changed in the pack no longer fits it', () => {
    assert.ok(fitsItem(item('look-up'), { id: 'look-up', shown: [1, 2, 0] }));
    for (const shown of [[], [0, 1], [0, 1, 1], [0, 1, 2, 3]]) {
      assert.ok(!fitsItem(item('look-up'), { id: 'look-up', shown }), shown.join());
    }
  });
});

describe('An explanation', () => {
  it('comes with every option, chosen or not', () => {
    const { explanations, key } = scoreAnswer(item('not-there'), [1]);
    assert.deepEqual(
      explanations.map(({ text, right, chosen }) => [text, right, chosen]),
      [
        ['404', true, false],
        ['500', false, true],
        ['200', false, false],
      ],
    );
    assert.deepEqual(key, ['404']);
  });

  it('of a known wrong answer comes before the one of the question', () => {
    const { right, explanations } = scoreAnswer(item('fetch'), ' “post”. ');
    assert.equal(right, false);
    assert.deepEqual(
      explanations.map(({ why }) => why),
      ['POST makes something.', 'GET reads.'],
    );
    assert.deepEqual(
      scoreAnswer(item('fetch'), 'Get  Request!').explanations.map(({ why }) => why),
      ['GET reads.'],
    );
  });
});

describe('A typed answer', () => {
  it('is compared without case, quotes, double blanks and a final mark', () => {
    for (const text of ['GET', '  get ', '`GET`', '"Get".', '“get”', 'GET!'])
      assert.equal(normalText(text), 'get', text);
    assert.equal(normalText('get \n request'), 'get request');
  });

  it('keeps a mark that means something', () => {
    const same = (a: string, b: string): boolean => normalText(a) === normalText(b);
    assert.ok(!same('git add .', 'git add'));
    assert.ok(!same('cd ..', 'cd'));
    assert.ok(!same('.gitignore', 'gitignore'));
    assert.ok(same('SELECT * FROM t;', 'select * from t'));
  });

  it('of printed output keeps case and marks, but not the blanks that nobody sees', () => {
    assert.equal(normalOutput('\n[1, 2] \r\nNone\n\n'), '[1, 2]\nNone');
    assert.notEqual(normalOutput('None'), normalOutput('none'));
    assert.notEqual(normalOutput('  x'), normalOutput('x'));
  });

  it('is the same however often it is compared', () => {
    fc.assert(fc.property(fc.string(), (text) => normalOutput(normalOutput(text)) === normalOutput(text)));
    fc.assert(
      fc.property(fc.stringMatching(/^[\w .,;!?'"`-]*$/), (text) => normalText(` ${text}`) === normalText(text)),
    );
  });
});

function sorted(answer: QuizAnswer | null): QuizAnswer | null {
  return Array.isArray(answer) ? answer.toSorted((a, b) => a - b) : answer;
}
