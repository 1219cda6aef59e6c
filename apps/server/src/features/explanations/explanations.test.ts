import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, before, beforeEach, describe, it } from 'node:test';
import type { ExplanationAttempt } from '@waymark/contract';
import { ApiError } from '@waymark/contract/client';
import { explanationAttempts, ledger, newId, programmes, runs } from '@waymark/store';
import { parse } from 'yaml';
import { gradeExplanations } from '../../platform/explanation-files.ts';
import { quizPack } from '../quizzes/pack.ts';
import { rightAnswer } from '../quizzes/right-answer.fixture.ts';
import { newLearner, PROGRAMME as params, type Learner } from '../learner.fixture.ts';
import { draw } from './exchanges.ts';
import { explanationPack } from './pack.ts';

const PACK = path.resolve(import.meta.dirname, '../../../../../content/backend');
const WEB = 'how-the-web-works';
const ATTEMPTS = '/api/programmes/{programme}/explanations/{explanation}/attempts';
const ATTEMPT = `${ATTEMPTS}/{attempt}` as const;

const code = (expected: string) => (error: unknown) => error instanceof ApiError && error.body.code === expected;

interface Answers {
  good: { text: string }[];
  bad: { fails: string; text: string }[];
}

const answersTo = async (slug: string): Promise<Answers> =>
  parse(await readFile(path.join(PACK, 'explanations/answers', `${slug}.yaml`), 'utf8')) as Answers;

describe('the pack’s explanations', () => {
  it('pass every good answer and fail every bad one for its own reason', async () => {
    const graded = await gradeExplanations(PACK);
    assert.deepEqual(graded.map(({ name }) => name), ['authentication', 'database-schema', 'git-history', WEB, 'rest-api-design']); // prettier-ignore
    for (const { name, problems } of graded) assert.deepEqual(problems, [], name);
  });
});

describe('explanations at the server', () => {
  let learner: Learner;
  let web: Answers;
  before(async () => (web = await answersTo(WEB)));
  beforeEach(async () => (learner = await newLearner()));
  afterEach(() => learner.close());

  const start = (explanation = WEB) =>
    learner.client.call('POST', ATTEMPTS, { params: { ...params, explanation }, body: {} });
  const at = ({ explanation, id }: ExplanationAttempt) => ({ ...params, explanation, attempt: id });
  const detail = (explanation = WEB) =>
    learner.client.call('GET', '/api/programmes/{programme}/explanations/{explanation}', {
      params: { ...params, explanation },
    });
  type Given = (number | string | null)[];
  const finish = (attempt: ExplanationAttempt, text: string, answers: Given) =>
    learner.client.call('POST', `${ATTEMPT}/finish`, { params: at(attempt), body: { text, answers } });
  const owner = async (): Promise<string> =>
    (await programmes.list(learner.app.store.db))[0]?.id ?? assert.fail('no programme');
  /** What is right, as only the store knows it. */
  const keyOf = async ({ id }: ExplanationAttempt): Promise<Given> => {
    const stored = await explanationAttempts.get(learner.app.store.db, await owner(), id);
    return (stored ?? assert.fail()).questions.map(({ right, accept }) => right ?? accept[0] ?? null);
  };
  const evidence = async () =>
    (await learner.client.call('GET', '/api/programmes/{programme}/progress', { params })).evidence;
  const f5 = async () => {
    const { signals } = await learner.client.call('GET', '/api/programmes/{programme}/progress', { params });
    return signals.find(({ ruleId }) => ruleId === 'F5') ?? assert.fail('no F5');
  };
  const good = (): string => web.good[0]?.text ?? assert.fail('no good answer');

  /** A run of the learner's own that passed, as the check's runner would have recorded it. */
  async function ranHelloServer(): Promise<string> {
    const { db } = learner.app.store;
    const [programme, id] = [await owner(), newId()];
    const made = await learner.client.call('POST', '/api/programmes/{programme}/projects', {
      params,
      body: { name: 'books' },
    });
    const json: [string, string][] = [['content-type', 'application/json']];
    const record = {
      base: 'http://localhost:4321',
      exchanges: [
        {
          ...{ at: 0, method: 'POST', target: '/mine?draft=yes', fault: null },
          request: { headers: json, body: '{"title":"x"}', bytes: 13, truncated: false },
          response: { headers: [...json, ['location', '/mine/1']], body: '{"id":1}', bytes: 8, truncated: false, status: 201, firstByteMs: 1, totalMs: 1 },
        },
      ],
    }; // prettier-ignore
    await learner.app.store.transaction(async (tx) => {
      await programmes.touch(tx, programme);
      const run = { check: 'hello-server', variant: null, route: 'loopback', reason: 'asked', atTerminal: true } as const;
      const startedAt = '2027-01-04T18:00:00.000Z';
      await runs.insert(tx, programme, { id, projectId: made.id, ...run, startedAt, leasedUntil: startedAt });
      const outcome = { status: 'pass', strength: 'checked', summary: '', digest: null, nextAt: null } as const;
      await runs.settle(tx, programme, id, { ...outcome, record, finishedAt: startedAt });
    }); // prettier-ignore
    assert.ok(await runs.get(db, programme, id));
    return id;
  }

  it('an attempt that begins gives nothing away: neither ideas nor what is right', async () => {
    const attempt = await start();
    const sent = JSON.stringify([attempt, await detail()]);
    assert.equal(attempt.questions.length, 4);
    assert.ok(attempt.questions.every(({ result }) => result === null));
    for (const secret of [
      '"right":',
      '"accept":[',
      '"why"',
      'DNS finds the address for a name',
      'Who opens the conversation',
    ])
      assert.ok(!sent.includes(secret), secret);
  });

  it('a good text with right answers about the sample passes, as claimed, and says which text it was', async () => {
    const attempt = await start();
    assert.deepEqual([attempt.exchange?.run, (await detail()).hasOwnRun], [null, false]);
    const done = await finish(attempt, good(), await keyOf(attempt));
    const { result } = done.attempt;
    assert.deepEqual([result?.passed, result?.strength, result?.right], [true, 'claimed', 4]);
    const [entry] = await evidence();
    assert.deepEqual([entry?.kind, entry?.subject, entry?.strength], ['explanation', WEB, 'claimed']);
    assert.ok(entry?.note.endsWith(`text sha256:${result?.digest ?? 'none'}`));
    assert.deepEqual(await ledger.verify(learner.app.store.db, await owner()), { ok: true });
  });

  it('with a passed run the questions are about the learner’s own exchange, and a pass is checked', async () => {
    const before = await start();
    const run = await ranHelloServer();
    const attempt = await start();
    assert.notEqual(attempt.id, before.id, 'the sample gives way to the learner’s own run');
    assert.deepEqual([attempt.exchange?.run, attempt.exchange?.target], [run, '/mine?draft=yes']);
    assert.deepEqual((await start()).id, attempt.id, 'one that is open is continued');
    const done = await finish(attempt, good(), await keyOf(attempt));
    assert.equal(done.attempt.result?.strength, 'checked');
  });

  it('what only a wrong answer to the questions spoils does not pass, and leaves no evidence', async () => {
    const attempt = await start();
    const key = await keyOf(attempt);
    const two = key.map((answer, place) => (place < 2 ? null : answer));
    const failed = await finish(attempt, good(), two);
    assert.deepEqual([failed.attempt.result?.passed, failed.attempt.result?.right, failed.change], [false, 2, null]);
    assert.deepEqual(await evidence(), []);
    const again = await start();
    const three = (await keyOf(again)).map((answer, place) => (place === 0 ? null : answer));
    const passed = await finish(again, good(), three);
    assert.equal(passed.attempt.result?.passed, true, 'three of four are enough');
  });

  it('a misconception fails with its quote and what is true instead; the next attempt begins with the text', async () => {
    const { text } = web.bad.find(({ fails }) => fails === 'dns-sends-the-page') ?? assert.fail();
    const attempt = await start();
    const { attempt: ended } = await finish(attempt, text, await keyOf(attempt));
    const [said] = ended.result?.misconceptions ?? [];
    assert.equal(ended.text.slice(said?.quote.start, said?.quote.end), said?.quote.text);
    assert.match(said?.quote.text ?? '', /DNS server sends the page/);
    assert.ok(
      ended.result?.ideas.every(({ means }) => means === ''),
      'ideas in full come with a pass only',
    );
    assert.ok(ended.questions.every(({ result }) => result?.right === true && result.html !== ''));
    assert.equal((await start()).text, ended.text);
  });

  it('F5 goes on when both the quiz and the explanation are there, and not before', async () => {
    const attempt = await start();
    await finish(attempt, good(), await keyOf(attempt));
    assert.equal((await f5()).satisfied, false);
    const quiz = await learner.client.call('POST', '/api/programmes/{programme}/quizzes/{quiz}/attempts', {
      params: { ...params, quiz: WEB },
      body: {},
    });
    const { bySlug } = await quizPack(PACK, (line) => assert.fail(line))();
    const asked = bySlug.get(WEB) ?? assert.fail();
    for (const question of quiz.questions)
      await learner.client.call('PUT', '/api/programmes/{programme}/quizzes/{quiz}/attempts/{attempt}/answers/{question}', {
        params: { ...params, quiz: WEB, attempt: quiz.id, question: String(question.number) },
        body: { answer: rightAnswer(asked, question), submit: true },
      }); // prettier-ignore
    await learner.client.call('POST', '/api/programmes/{programme}/quizzes/{quiz}/attempts/{attempt}/finish', {
      params: { ...params, quiz: WEB, attempt: quiz.id },
      body: {},
    });
    const status = await f5();
    assert.deepEqual([status.satisfied, status.strength], [true, 'claimed']);
  });

  it('a draft is kept, is not written over by an older page, and is over with the attempt', async () => {
    const attempt = await start();
    const save = (text: string, version?: number) =>
      learner.client.call('PUT', `${ATTEMPT}/draft`, {
        params: at(attempt),
        body: { text, answers: [], ...(version === undefined ? {} : { version }) },
      });
    assert.deepEqual(await save('one', 0), { version: 1 });
    await assert.rejects(save('late', 0), code('precondition-failed'));
    assert.equal((await start()).text, 'one');
    await finish(attempt, 'one', []);
    await assert.rejects(save('afterwards'), code('attempt-over'));
    await assert.rejects(finish(attempt, good(), []), code('attempt-over'));
  });

  it('nonsense is refused in words, and changes nothing', async () => {
    const attempt = await start();
    await assert.rejects(finish(attempt, '  \n', []), code('invalid-request'));
    await assert.rejects(finish(attempt, good(), [0, 0, 0, 0, 0]), code('invalid-request'));
    const wrongKind = attempt.questions.map(({ options }) => (options.length === 0 ? 0 : 'text'));
    await assert.rejects(finish(attempt, good(), wrongKind), code('invalid-request'));
    await assert.rejects(start('none'), code('explanation-not-found'));
    await assert.rejects(finish({ ...attempt, explanation: 'git-history' }, good(), []), code('attempt-not-found'));
    assert.deepEqual([(await start()).id, (await detail()).attempts], [attempt.id, []]);
  });

  it('one without HTTP asks no questions and is checked by its text alone', async () => {
    const answers = await answersTo('git-history');
    const attempt = await start('git-history');
    assert.deepEqual([attempt.exchange, attempt.questions], [null, []]);
    const { attempt: ended } = await finish(attempt, answers.good[0]?.text ?? '', []);
    assert.equal(ended.result?.strength, 'checked');
  });

  it('the signal, the deliverable and the phase name the quiz and the explanation that prove them', async () => {
    const waysOf = async (kind: string, slug: string) => {
      const at = '/api/programmes/{programme}/items/{kind}/{slug}';
      const { ways } = await learner.client.call('GET', at, { params: { ...params, kind, slug } });
      return ways.map((way) => `${way.kind} ${way.slug}`);
    };
    const both = [`quiz ${WEB}`, `explanation ${WEB}`];
    assert.deepEqual(await waysOf('signal', 'explained-client-server-model-http-and-dns'), both);
    assert.deepEqual(await waysOf('deliverable', 'be-able-to-explain-the-client-server-model-and'), both);
    const phase = await waysOf('phase', 'foundation');
    for (const way of [...both, 'explanation git-history']) assert.ok(phase.includes(way), way);
    assert.ok(!phase.includes('explanation authentication'));
    assert.deepEqual(await waysOf('signal', 'started-applying-for-junior-backend-developer'), []);
  });

  it('the same seed over the same runs draws the same questions', async () => {
    await ranHelloServer();
    const attempt = await start();
    const stored = await explanationAttempts.get(learner.app.store.db, await owner(), attempt.id);
    const task = (await explanationPack(PACK, assert.fail)()).bySlug.get(WEB)?.exchange ?? null;
    const again = await draw(learner.app.store.db, await owner(), task, stored?.seed ?? 0);
    assert.deepEqual(again.questions, stored?.questions);
  });
});
