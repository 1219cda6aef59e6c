import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ApiError } from '@waymark/contract/client';
import type { Submission } from '@waymark/contract';
import { localPython } from '@waymark/judge/executors';
import { PACK } from '../../app.fixture.ts';
import { createWorker } from '../../worker/worker.ts';
import { newLearner, PROGRAMME as params, type Learner } from '../learner.fixture.ts';

const PALINDROME = `def is_palindrome(text):
    letters = [letter.lower() for letter in text if letter.isalnum()]
    return letters == letters[::-1]
`;
const python = await localPython().probe();
const skip = python.available ? false : `nothing here runs Python: ${python.reason}`;
const at = '/api/programmes/{programme}/practice/challenges/{challenge}';
const code = (expected: string) => (error: unknown) => error instanceof ApiError && error.body.code === expected;
const judge = async () => createWorker({ mode: 'local', workers: 1 });
const of = (challenge: string) => ({ ...params, challenge });

describe('practice at the server', { skip }, () => {
  let learner: Learner;
  before(async () => {
    learner = await newLearner({ judge });
  });
  after(() => learner.close());

  const detail = (challenge: string) => learner.client.call('GET', at, { params: of(challenge) });
  const handIn = (challenge: string, program: string, idempotencyKey?: string) =>
    learner.client.call('POST', `${at}/submissions`, {
      params: of(challenge),
      body: { language: 'python', code: program },
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    });
  /** Asks again where a busy machine takes its time: what an answer waits for is bounded. */
  const verdictOf = async ({ id }: Submission, asks = 4): Promise<Submission> => {
    const found = await learner.client.call('GET', '/api/programmes/{programme}/practice/submissions/{submission}', {
      params: { ...params, submission: id },
      query: { wait: '30000' },
    });
    return found.verdict !== null || asks === 1 ? found : verdictOf(found, asks - 1);
  };

  it('lists the pack by topic, easy ones first, nothing tried yet', async () => {
    const { challenges, signals } = await learner.client.call('GET', '/api/programmes/{programme}/practice', {
      params,
    });
    assert.ok(challenges.length >= 18);
    assert.ok(challenges.every(({ state, attempts, strength }) => state === 'new' && attempts === 0 && !strength));
    assert.equal(challenges[0]?.topic, 'first steps');
    assert.deepEqual(signals.map(({ ruleId }) => ruleId), ['F1', 'F2', 'F3', 'F4']); // prettier-ignore
  });

  it('keeps hidden cases, solutions and known mistakes on its own side', async () => {
    const shown = JSON.stringify(await detail('stack'));
    assert.match(shown, /the last one in is the first one out/);
    assert.doesNotMatch(shown, /equal values are separate values|a high pile|silent-when-empty|with-nodes|class Node/);
    assert.deepEqual((await detail('stack')).solutions, []);
  });

  it('judges what is handed in, and a pass becomes evidence and ticks towards its signal', async () => {
    const handed = await handIn('palindrome', PALINDROME);
    assert.equal(handed.status, 'queued');
    const judged = await verdictOf(handed);
    assert.equal(judged.status, 'pass', judged.verdict?.summary ?? '');
    assert.ok((judged.verdict?.total ?? 0) > 5);
    const { state, strength, solutions, submissions } = await detail('palindrome');
    assert.deepEqual([state, strength], ['passed', 'checked']);
    assert.ok(solutions.length >= 4);
    assert.equal(submissions[0]?.id, handed.id);
    const { signals } = await learner.client.call('GET', '/api/programmes/{programme}/practice', { params });
    assert.equal(signals[0]?.evidenceIds.length, 1);
    await verdictOf(await handIn('palindrome', PALINDROME));
    assert.equal((await signalsNow())[0]?.evidenceIds.length, 1);
  });

  const signalsNow = async () =>
    (await learner.client.call('GET', '/api/programmes/{programme}/practice', { params })).signals;

  it('says of a failure which call failed, what was expected, and what to try', async () => {
    const judged = await verdictOf(await handIn('palindrome', PALINDROME.replace('letter.lower()', 'letter')));
    assert.equal(judged.status, 'fail');
    const first = judged.verdict?.firstFailure;
    assert.match(first?.call ?? '', /^is_palindrome\(/);
    assert.ok((first?.advice ?? '').length > 20);
    // The pass before stands: a later failure takes nothing away.
    assert.equal((await detail('palindrome')).state, 'passed');
  });

  it('shows hints one at a time until there are no more', async () => {
    const { total } = (await detail('queue')).hints;
    for (let shown = 1; shown <= total; shown += 1) {
      const hints = await learner.client.call('POST', `${at}/hints`, { params: of('queue'), body: {} });
      assert.equal(hints.shown.length, shown);
    }
    await assert.rejects(
      learner.client.call('POST', `${at}/hints`, { params: of('queue'), body: {} }),
      code('no-more-hints'),
    );
  });

  it('saves drafts by language, and never writes an older page over a newer one', async () => {
    const put = (program: string, version?: number) =>
      learner.client.call('PUT', `${at}/draft`, {
        params: of('queue'),
        body: { language: 'python', code: program, ...(version === undefined ? {} : { version }) },
      });
    assert.equal((await put('one', 0)).version, 1);
    await assert.rejects(put('late', 0), code('precondition-failed'));
    assert.deepEqual((await detail('queue')).drafts.map((draft) => draft.code), ['one']); // prettier-ignore
  });

  it('lets a learner move on without a pass, which opens the model answers and proves nothing', async () => {
    const moved = (movedOn: boolean) =>
      learner.client.call('PUT', `${at}/moved-on`, { params: of('linked-list'), body: { movedOn } });
    assert.equal((await moved(true)).state, 'moved-on');
    const { solutions, strength } = await detail('linked-list');
    assert.ok(solutions.length > 0 && strength === null);
    assert.equal((await moved(false)).state, 'new');
  });

  it('hands in once under one idempotency key', async () => {
    const key = 'the-same-intention';
    const [first, second] = [
      await handIn('stack', 'class Stack: pass', key),
      await handIn('stack', 'class Stack: pass', key),
    ];
    assert.equal(first.id, second.id);
    await verdictOf(first);
    assert.equal((await detail('stack')).submissions.length, 1);
  });

  it('refuses what is not there, in words', async () => {
    await assert.rejects(detail('no-such-challenge'), code('challenge-not-found'));
    await assert.rejects(handIn('no-such-challenge', 'x = 1'), code('challenge-not-found'));
    await assert.rejects(verdictOf({ id: 'none' } as Submission), code('submission-not-found'));
    await assert.rejects(
      learner.client.call('POST', `${at}/submissions`, {
        params: of('stack'),
        body: { language: 'sql', code: 'select 1' },
      }),
      code('invalid-request'),
    );
    await assert.rejects(handIn('stack', 'x'.repeat(100_001)), code('invalid-request'));
  });

  it('judges SQL on rows that the lesson does not show, and keeps those to itself', async () => {
    const { challenges } = await learner.client.call('GET', '/api/programmes/{programme}/practice', { params });
    const [first] = challenges.filter(({ kind }) => kind === 'sql');
    assert.ok(first);
    const exercise = await detail(first.slug);
    assert.deepEqual([exercise.languages, exercise.solutions, exercise.examples], [['sql'], [], null]);
    assert.match(exercise.database?.schema ?? '', /create table/i);
    const submit = (program: string) =>
      learner.client.call('POST', `${at}/submissions`, {
        params: of(first.slug),
        body: { language: 'sql', code: program },
      });
    const wrong = await verdictOf(await submit('select 1'));
    assert.equal(wrong.status, 'fail', wrong.verdict?.summary ?? '');
    const folder = path.join(PACK, 'sql', (await readdir(path.join(PACK, 'sql'))).sort()[0] ?? '', 'solutions');
    const [solution = ''] = (await readdir(folder)).sort();
    const right = await verdictOf(await submit(await readFile(path.join(folder, solution), 'utf8')));
    assert.equal(right.status, 'pass', right.verdict?.summary ?? '');
    assert.equal((await detail(first.slug)).state, 'passed');
  });

  it('says which executors work here and which one judges', async () => {
    const { executors } = await learner.client.call('GET', '/api/judge');
    const chosen = executors.filter((executor) => executor.chosen).flatMap(({ languages }) => languages);
    assert.deepEqual([...chosen].sort(), ['javascript', 'python', 'sql']);
    assert.ok(executors.every(({ available, reason }) => available || reason !== ''));
  });
});

describe('a submission', { skip }, () => {
  it('is waited for as long as was asked, however often, while nothing judges it', async () => {
    const learner = await newLearner({});
    try {
      const body = { language: 'python', code: PALINDROME } as const;
      const { id } = await learner.client.call('POST', `${at}/submissions`, { params: of('palindrome'), body });
      const waited = async () => {
        const started = performance.now();
        const input = { params: { ...params, submission: id }, query: { wait: '300' } };
        const path = '/api/programmes/{programme}/practice/submissions/{submission}';
        assert.equal((await learner.client.call('GET', path, input)).status, 'queued');
        return performance.now() - started;
      };
      for (const time of [await waited(), await waited(), await waited()]) assert.ok(time > 250, `${time} ms`);
    } finally {
      await learner.close();
    }
  });

  it('that was accepted before the server stopped is judged by the next one', async () => {
    const first = await newLearner();
    const handed = await first.client.call('POST', `${at}/submissions`, {
      params: of('palindrome'),
      body: { language: 'python', code: PALINDROME },
    });
    await first.app.close();
    const second = await newLearner({ judge, store: first.app.store });
    const judged = await second.client.call('GET', '/api/programmes/{programme}/practice/submissions/{submission}', {
      params: { ...params, submission: handed.id },
      query: { wait: '30000' },
    });
    assert.equal(judged.status, 'pass');
    await second.close();
  });
});
