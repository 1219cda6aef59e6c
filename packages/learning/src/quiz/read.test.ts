import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { written } from './quiz.fixture.ts';
import { readQuiz } from './read.ts';

type Written = ReturnType<typeof written>;

/** The problems of the quiz after something in it was changed. */
function problemsAfter(change: (quiz: Written) => void): string {
  const quiz = written();
  change(quiz);
  const { quiz: read, problems } = readQuiz(quiz, 'web');
  assert.equal(read === null, problems.length > 0);
  return problems.join('\n');
}

const item = (quiz: Written, at: number): Record<string, unknown> => quiz.items[at] ?? assert.fail();
const options = (quiz: Written, at: number) => item(quiz, at)['options'] as Record<string, unknown>[];

describe('A quiz file', () => {
  it('is read with a question of each kind', () => {
    const { quiz, problems } = readQuiz(written(), 'web');
    assert.deepEqual(problems, []);
    assert.deepEqual([quiz?.slug, quiz?.draw, quiz?.about], ['web', 3, ['resource/http']]);
    assert.deepEqual(
      quiz?.items.map(({ kind }) => kind),
      ['single', 'multiple', 'order', 'text', 'prints'],
    );
    assert.equal(quiz.items[4]?.question, 'What does this print?');
  });

  const mistakes: [name: string, change: (quiz: Written) => void, says: RegExp][] = [
    ['two right options of one', (quiz) => Object.assign(options(quiz, 0)[1] ?? {}, { right: true }), /“not-there”.options should have exactly one right option, not 2/],
    ['no right option of several', (quiz) => options(quiz, 1).forEach((one) => (one['right'] = false)), /“safe-methods”.options should have at least one right/],
    ['an option without a why', (quiz) => delete options(quiz, 0)[2]?.['why'], /“not-there”.options\[2\].why should be a text/],
    ['two options', (quiz) => options(quiz, 0).pop(), /should have 3 to 6 entries, not 2/],
    ['an option twice', (quiz) => Object.assign(options(quiz, 0)[2] ?? {}, { text: ' 500' }), /has “500” twice/],
    ['a step twice', (quiz) => (item(quiz, 2)['steps'] = ['a', 'b', 'a']), /“look-up”.steps has “a” twice/],
    ['a near miss that is right', (quiz) => (item(quiz, 3)['near'] = [{ text: '“get”.', why: 'x' }]), /has ““get”.”, which is right/],
    ['an answer of marks alone', (quiz) => (item(quiz, 3)['accept'] = ["''"]), /empty when compared/],
    ['a language that nobody runs', (quiz) => (item(quiz, 4)['language'] = 'perl'), /should be python or javascript/],
    ['an id twice', (quiz) => (item(quiz, 1)['id'] = 'not-there'), /items has “not-there” twice/],
    ['an id with blanks', (quiz) => (item(quiz, 1)['id'] = 'Not there'), /lower-case words joined by hyphens/],
    ['an unknown kind', (quiz) => (item(quiz, 0)['kind'] = 'essay'), /should have a kind/],
    ['a misspelt field', (quiz) => (item(quiz, 0)['qestion'] = 'x'), /unknown name, “qestion”/],
    ['a draw larger than the pool', (quiz) => (quiz['draw'] = 6), /draw should be a number from 1 to 5/],
    ['half a draw', (quiz) => (quiz['draw'] = 1.5), /draw should be a whole number/],
    ['no draw', (quiz) => delete quiz['draw'], /draw should be a number/],
    ['another version', (quiz) => (quiz['version'] = 2), /version should be 1/],
    ['no questions', (quiz) => (quiz.items = []), /items should have 1 to 500/],
  ]; // prettier-ignore
  for (const [name, change, says] of mistakes) {
    it(`with ${name} is refused, and the problem says where`, () => assert.match(problemsAfter(change), says));
  }

  it('has a file name that can stand in an address', () => {
    assert.match(readQuiz(written(), '../web').problems.join(), /file name/);
  });

  it('of any shape never throws, and gives either a quiz or a reason', () => {
    const anything = fc.oneof(
      fc.anything(),
      fc.record({ version: fc.constant(1), title: fc.string(), draw: fc.anything(), items: fc.array(fc.anything()) }),
      fc
        .tuple(fc.nat(4), fc.constantFrom('options', 'steps', 'accept', 'near', 'kind', 'output'), fc.anything())
        .map(([at, name, value]) => {
          const quiz = written();
          item(quiz, at)[name] = value;
          return quiz;
        }),
    );
    fc.assert(
      fc.property(anything, (data) => {
        const { quiz, problems } = readQuiz(data, 'web');
        assert.equal(quiz === null, problems.length > 0);
        assert.ok(problems.every((problem) => /\.$/.test(problem)));
      }),
      { numRuns: 500 },
    );
  });
});
