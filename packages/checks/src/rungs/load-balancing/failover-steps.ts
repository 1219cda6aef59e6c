/** One instance stops, and the others answer on. Only the command line can stop one, and only one that it started itself. */
import type { Answer } from '../../check/answer.ts';
import { step } from '../../check/define.ts';
import type { Tools } from '../../check/model.ts';
import { draft, expectHolds, itemPath, post, readRecord, type RecordId } from '../rest-api/records.ts';
import { instanceOf, namesIn } from './instances.ts';
import { sharesChanges, sharesRecords } from './shared-steps.ts';

const READS = 20;
const WRITES = 6;
/** Until no write goes to an instance that is gone. */
const WRITES_MS = 10_000;
/** Until an instance that is back gets requests again: nginx leaves one alone for ten seconds. */
const BACK_MS = 20_000;
const BACK_EVERY_MS = 2_000;
const BACK_READS = 10;
const LIMIT_MS = 60_000;

const READ_ON =
  'Let the balancer give a GET to another instance where one does not answer: nginx does (proxy_next_upstream), and marks the one that failed.';
const WRITE_ON =
  'Leave an instance out that did not answer, until it answers again: a POST that reached nobody can go to another one.';
const KEPT =
  'Keep the records in a store that does not stop with one instance: a database of its own, or a file that all open.';
const MISSED =
  'An instance that was away has not heard what the others stored: read it from the store that all share, not from copies in the program.';
const BACK = 'Let the balancer try an instance again after some seconds: one that is left out for ever shares no load.';

interface Stopped {
  /** How many names answered before. */
  before: number;
  /** Made while it was away. */
  meanwhile: Record<string, unknown>;
}

export const answersOn = step({
  id: 'answers-on',
  title: 'When one instance stops, the others answer on, and nothing is lost',
  variant: 'failover',
  after: [sharesRecords, sharesChanges],
  weight: 3,
  limitMs: LIMIT_MS,
  async run(t): Promise<Stopped> {
    const before = await namesIn(t, READS);
    const meanwhile = await stopOne(t, 0, before);
    return { before: before.size, meanwhile };
  },
});

export const comesBack = step({
  id: 'comes-back',
  title: `Started again, it gets requests within ${BACK_MS / 1_000} seconds, and knows what was stored meanwhile`,
  variant: 'failover',
  after: [answersOn],
  weight: 2,
  limitMs: LIMIT_MS,
  async run(t) {
    await startOne(t, t.from(answersOn), 0);
  },
});

export const anyMayStop = step({
  id: 'any-may-stop',
  title: 'Another one may stop as well: none is needed more than the others',
  variant: 'failover',
  after: [comesBack],
  weight: 2,
  limitMs: LIMIT_MS,
  async run(t) {
    await stopOne(t, t.instances.count - 1, await namesIn(t, READS));
  },
});

async function stopOne(t: Tools, index: number, before: ReadonlySet<string>): Promise<Record<string, unknown>> {
  const made = await oneOfEach(t, before);
  await t.instances.stop(index);
  const left = await namesIn(t, READS, READ_ON);
  const gone = [...before].filter((name) => !left.has(name));
  if (gone.length === 0)
    t.fail({
      expected: `one name fewer than ${[...before].join(', ')}`,
      actual: 'all of them still answer',
      advice:
        'Name those instances in waymark.yaml that your balancer passes requests to, each with its port, and let --start start the balancer alone.',
    });
  t.note(`Gone: ${gone.join(', ')}. Left: ${[...left].join(', ')}.`);
  for (const record of made) await expectKept(t, record);
  // Tried again it is the same request: how often depends on the machine, what was asked does not.
  const wanted = draft(t);
  const meanwhile = await t.eventually(() => expectMade(t, wanted), { withinMs: WRITES_MS });
  for (let written = 0; written < WRITES; written += 1) await expectMade(t);
  return readRecord(meanwhile, t.terms);
}

/** Records that different instances made: the one that stops has had a hand in it. */
async function oneOfEach(t: Tools, names: ReadonlySet<string>): Promise<Record<string, unknown>[]> {
  const made = new Map<string, Record<string, unknown>>();
  for (let sent = 0; sent < READS && made.size < names.size; sent += 1) {
    const answer = await expectMade(t);
    made.set(instanceOf(t, answer), readRecord(answer, t.terms));
  }
  return [...made.values()];
}

async function expectMade(t: Tools, wanted = draft(t)): Promise<Answer> {
  const answer = await post(t, wanted);
  return answer.expectStatus(201, WRITE_ON);
}

async function expectKept(t: Tools, record: Record<string, unknown>, advice = KEPT): Promise<void> {
  const path = itemPath(t.terms, record[t.terms.fields.id] as RecordId);
  const answer = await t.send({ method: 'GET', path });
  answer.expectStatus(200, advice);
  expectHolds(answer, readRecord(answer, t.terms), record, advice);
}

async function startOne(t: Tools, { before, meanwhile }: Stopped, index: number): Promise<void> {
  await t.instances.start(index, t.signal);
  await t.eventually(
    async () => {
      const names = await namesIn(t, BACK_READS, READ_ON);
      if (names.size >= before) return;
      t.fail({ expected: `${before} names again`, actual: [...names].join(', '), advice: BACK });
    },
    { withinMs: BACK_MS, everyMs: BACK_EVERY_MS },
  );
  for (let read = 0; read < BACK_READS; read += 1) await expectKept(t, meanwhile, MISSED);
}
