import assert from 'node:assert/strict';
import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { QuizAttempt } from '@waymark/contract';
import { ApiError } from '@waymark/contract/client';
import type { Quiz } from '@waymark/learning';
import { openStore } from '@waymark/store';
import { loadContent, type ContentPack } from '../../platform/content.ts';
import { newLearner, PROGRAMME as params, type Learner } from '../learner.fixture.ts';
import { quizPack } from './pack.ts';
import { rightAnswer } from './right-answer.fixture.ts';

const PACK = path.resolve(import.meta.dirname, '../../../../../content/backend');
const WEB = 'how-the-web-works';
const ATTEMPTS = '/api/programmes/{programme}/quizzes/{quiz}/attempts';
const ATTEMPT = '/api/programmes/{programme}/quizzes/{quiz}/attempts/{attempt}';

const code = (expected: string) => (error: unknown) => error instanceof ApiError && error.body.code === expected;

describe('quizzes at the server', () => {
  let learner: Learner;
  let web: Quiz;
  before(async () => {
    const pack = await quizPack(PACK, (line) => assert.fail(line))();
    web = pack.bySlug.get(WEB) ?? assert.fail('the pack has no quiz on the web');
  });
  beforeEach(async () => (learner = await newLearner()));
  afterEach(() => learner.close());

  const start = (quiz = WEB) => learner.client.call('POST', ATTEMPTS, { params: { ...params, quiz }, body: {} });
  const at = ({ quiz, id }: QuizAttempt) => ({ ...params, quiz, attempt: id });
  const read = (attempt: QuizAttempt) => learner.client.call('GET', ATTEMPT, { params: at(attempt) });
  const answer = (attempt: QuizAttempt, number: number, given: number[] | string, submit = true) =>
    learner.client.call('PUT', `${ATTEMPT}/answers/{question}`, {
      params: { ...at(attempt), question: String(number) },
      body: { answer: given, submit },
    });
  const finish = (attempt: QuizAttempt) =>
    learner.client.call('POST', `${ATTEMPT}/finish`, { params: at(attempt), body: {} });
  const list = async () =>
    (await learner.client.call('GET', '/api/programmes/{programme}/quizzes', { params })).quizzes;
  const signal = async (ruleId: string) => {
    const { signals } = await learner.client.call('GET', '/api/programmes/{programme}/progress', { params });
    return signals.find((status) => status.ruleId === ruleId) ?? assert.fail(ruleId);
  };
  /** Answers everything, the first `wrong` questions wrongly. */
  const take = async (wrong: number) => {
    const attempt = await start();
    for (const question of attempt.questions) {
      const right = rightAnswer(web, question);
      const miss = typeof right === 'string' ? 'surely not this' : question.kind === 'order' ? right.toReversed() : [];
      await answer(attempt, question.number, question.number <= wrong ? miss : right);
    }
    return finish(attempt);
  };

  it('the pack has four, each with more questions than one attempt asks', async () => {
    const quizzes = await list();
    assert.deepEqual(quizzes.map(({ slug }) => slug).toSorted(), [
      'databases-and-sql',
      'git-basics',
      'how-the-web-works',
      'programming-basics',
    ]);
    for (const { pool, questions, about, best } of quizzes) {
      assert.ok(pool >= 2 * questions && about.length > 0);
      assert.equal(best, null);
    }
  });

  it('an attempt that begins gives nothing away: neither ids nor explanations nor what is right', async () => {
    const attempt = await start();
    assert.equal(attempt.questions.length, 12);
    assert.ok(attempt.questions.every(({ result, answer: given }) => result === null && given === null));
    const sent = JSON.stringify(attempt);
    for (const item of web.items) {
      const whys = 'options' in item ? item.options.map(({ why }) => why) : [item.why];
      for (const why of whys) assert.ok(!sent.includes(JSON.stringify(why.trim()).slice(1, -1)), why);
      assert.ok(!sent.includes(`"${item.id}"`), item.id);
    }
  });

  it('an answer that is saved stays secret and may change; one that is submitted is explained and stays', async () => {
    const attempt = await start();
    const [question] = attempt.questions;
    assert.ok(question);
    const right = rightAnswer(web, question);
    const saved = await answer(attempt, 1, right, false);
    assert.deepEqual([saved.answer, saved.result], [right, null]);
    assert.deepEqual((await read(attempt)).questions[0]?.answer, right);
    const { result } = await answer(attempt, 1, right);
    assert.equal(result?.right, true);
    assert.ok(result.explanations.length > 0 && result.explanations.every(({ html }) => html !== ''));
    for (const submit of [true, false])
      await assert.rejects(answer(attempt, 1, right, submit), code('already-answered'));
  });

  it('is continued where it was left, and a second page finds the same attempt', async () => {
    const attempt = await start();
    const [question] = attempt.questions;
    assert.ok(question);
    await answer(attempt, 1, rightAnswer(web, question));
    const again = await start();
    assert.deepEqual([again.id, again.questions[0]?.submitted], [attempt.id, true]);
    assert.equal((await list()).find(({ slug }) => slug === WEB)?.isOpen, true);
  });

  it('a score of 80 % ticks its part of the signal, a lower one does not', async () => {
    const before = await signal('F5');
    const low = await take(3);
    assert.equal(low.attempt.score, 0.75);
    assert.equal((await signal('F5')).progress, before.progress);
    const high = await take(2);
    assert.deepEqual([high.attempt.right, high.attempt.questions.length], [10, 12]);
    assert.ok((await signal('F5')).progress > before.progress);
    const { evidence } = await learner.client.call('GET', '/api/programmes/{programme}/progress', { params });
    assert.deepEqual(
      evidence.map(({ kind, subject, strength, value }) => [kind, subject, strength, value]),
      [
        ['quiz', WEB, 'checked', 10 / 12],
        ['quiz', WEB, 'checked', 0.75],
      ],
    );
  });

  it('ends with every explanation, also of what was not answered, and the scores so far', async () => {
    await take(0);
    learner.at('2027-01-05T18:00:00.000Z');
    const attempt = await start();
    const { attempt: ended } = await finish(attempt);
    assert.deepEqual(
      ended.scores.map(({ score }) => score),
      [1, 0],
    );
    assert.ok(ended.questions.every(({ result }) => result?.right === false && result.explanations.length > 0));
    const quiz = (await list()).find(({ slug }) => slug === WEB);
    assert.deepEqual([quiz?.best, quiz?.last, quiz?.isOpen], [1, 0, false]);
    await assert.rejects(finish(attempt), code('attempt-over'));
    await assert.rejects(answer(attempt, 1, [0]), code('attempt-over'));
  });

  it('two attempts in a row ask different questions', async () => {
    const asked = ({ questions }: QuizAttempt) => questions.map(({ question, code: shown }) => question + (shown?.text ?? '')).toSorted(); // prettier-ignore
    const first = await start();
    await finish(first);
    const second = await start();
    assert.notDeepEqual(asked(first), asked(second));
  });

  it('each question that was answered wrong becomes a card, once; what was not answered does not', async () => {
    assert.equal((await take(3)).cards, 3);
    const queue = () => learner.client.call('GET', '/api/programmes/{programme}/review', { params });
    const { cards } = await queue();
    assert.equal(cards.length, 3);
    assert.ok(cards.every(({ source, isOwn, link }) => source === 'quiz' && !isOwn && link?.slug === WEB));
    await finish(await start());
    assert.equal((await queue()).total, 3);
  });

  it('nonsense is refused in words, and changes nothing', async () => {
    const attempt = await start();
    const choice = attempt.questions.find(({ kind }) => kind === 'single') ?? assert.fail();
    const typed = attempt.questions.find(({ kind }) => kind === 'text' || kind === 'prints') ?? assert.fail();
    await assert.rejects(answer(attempt, choice.number, [0, 1]), code('invalid-request'));
    await assert.rejects(answer(attempt, choice.number, [9]), code('invalid-request'));
    await assert.rejects(answer(attempt, choice.number, 'text'), code('invalid-request'));
    await assert.rejects(answer(attempt, typed.number, [0]), code('invalid-request'));
    await assert.rejects(answer(attempt, 13, [0]), code('not-found'));
    await assert.rejects(start('no-such-quiz'), code('quiz-not-found'));
    await assert.rejects(read({ ...attempt, id: 'none' }), code('attempt-not-found'));
    await assert.rejects(read({ ...attempt, quiz: 'git-basics' }), code('attempt-not-found'));
    assert.ok((await read(attempt)).questions.every(({ answer: given }) => given === null));
  });
});

describe('a quiz that changes in the pack', () => {
  let folder: string;
  const written = (question: string): string =>
    JSON.stringify({
      ...{ version: 1, title: 'Small', summary: 'One question.', about: [], draw: 1 },
      items: [{ id: 'one', kind: 'text', topic: 'one', question, accept: ['yes'], why: 'Because.' }],
    });
  /** A pack with one quiz; each call reads it anew. */
  const pack = async (quiz: string): Promise<ContentPack> => {
    await writeFile(path.join(folder, 'quizzes', 'small.yaml'), quiz);
    return loadContent(folder);
  };
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'waymark-pack-'));
    await mkdir(path.join(folder, 'quizzes'));
    for (const name of ['roadmap.md', 'proofs.yaml'])
      await writeFile(path.join(folder, name), await readFile(path.join(PACK, name)));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('ends an attempt that was begun with the old words, and the next one has the new', async () => {
    const store = await openStore({ url: 'sqlite::memory:' });
    const at = { ...params, quiz: 'small' };
    const first = await newLearner({ store, content: await pack(written('Old?')) });
    const begun = await first.client.call('POST', ATTEMPTS, { params: at, body: {} });
    await first.app.close();
    const second = await newLearner({ store, content: await pack(written('New?')) });
    const path = { ...at, attempt: begun.id, question: '1' };
    await assert.rejects(
      second.client.call('PUT', `${ATTEMPT}/answers/{question}`, {
        params: path,
        body: { answer: 'yes', submit: true },
      }),
      code('attempt-over'),
    );
    const fresh = await second.client.call('POST', ATTEMPTS, { params: at, body: {} });
    assert.notEqual(fresh.id, begun.id);
    assert.equal(fresh.questions[0]?.question, 'New?');
    await second.close();
  });

  it('is left out where it is wrong, the log says why, and the others are there', async () => {
    const lines: string[] = [];
    await pack(written(''));
    await writeFile(path.join(folder, 'quizzes', 'broken.yaml'), '{ [');
    await writeFile(path.join(folder, 'quizzes', 'good.yaml'), written('Good?'));
    const { all } = await quizPack(folder, (line) => lines.push(line))();
    assert.deepEqual(all.map(({ slug }) => slug), ['good']); // prettier-ignore
    assert.match(lines.join('\n'), /quiz small is left out: “one”.question should be a text/);
    assert.match(lines.join('\n'), /quiz broken is left out: the quiz should be a mapping/);
  });
});
