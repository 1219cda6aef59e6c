/**
 * Brings queued submissions to the judge and writes what it said.
 *
 * The queue is the table: a submission is leased for as long as it is looked after here, so that a crash or a stop loses
 * none, and several servers can share one database. In between, the judge's pool keeps turns fair between learners and
 * drops what a newer submission replaces. Why there is no job library: docs/adr/0007.
 */
import { AppError } from '@waymark/contract';
import { createPool, errorVerdict, ExecutorFault, type Outcome, type Verdict } from '@waymark/judge';
import { rankOf, standingEvidence, type Instant, type ProofRules } from '@waymark/learning';
import { ledger, submissions, type Db, type Store, type StoredSubmission } from '@waymark/store';
import type { Bus } from '../../platform/events/bus.ts';
import type { Library, OpenProgramme } from '../../programme/open.ts';
import { strengthOf, type Mode } from '../../programme/strength.ts';
import type { JudgePort, LoadJudge } from '../../worker/port.ts';
import { recordEvidence } from '../evidence/service.ts';
import type { PracticeChallenge, PracticePack } from './pack.ts';
import { evidenceOf } from './views.ts';

export interface JudgingDeps {
  store: Store;
  library: Library;
  rules: ProofRules;
  bus: Bus;
  clock: () => Instant;
  mode: Mode;
  pack: () => Promise<PracticePack>;
  /** Without it submissions are taken in and wait. */
  load: LoadJudge | null;
  /** Judgements at the same time: as many as the executors have workers. */
  concurrency: number;
  log: (line: string) => void;
  /** What else follows from a verdict (a card to review), in the transaction that writes it. */
  onVerdict?: (db: Db, open: OpenProgramme, one: PracticeChallenge, verdict: Verdict, now: Instant) => Promise<void>;
}

export interface Judging {
  /** The judge, loaded when it is first asked for. */
  port(): Promise<JudgePort>;
  /** Submissions of this server that wait or run. */
  waiting(): number;
  /** Looks for queued submissions now. */
  wake(): void;
  /** Gives back what is not judged, and ends the judge's processes. */
  close(): Promise<void>;
}

const LEASE_MS = 30_000;
const RENEW_MS = 10_000;
/** For submissions of other processes: a command line without the server, a replica that went away. */
const LOOK_MS = 2_000;
/** Leased at once; more wait in the table, where they cost nothing. */
const IN_HAND = 64;

export function createJudging(deps: JudgingDeps): Judging {
  const pool = createPool<Verdict>({ concurrency: deps.concurrency, queueLength: IN_HAND });
  const inHand = new Map<string, StoredSubmission>();
  let judge: Promise<JudgePort> | undefined;
  let looking: Promise<void> | undefined;
  let again = false;
  let isOpen = true;

  function port(): Promise<JudgePort> {
    if (deps.load === null) throw new AppError('unavailable', 'This Waymark was started without a judge.');
    return (judge ??= deps.load());
  }
  const until = (): Instant => new Date(Date.now() + LEASE_MS).toISOString();

  async function look(): Promise<void> {
    if (inHand.size >= IN_HAND) return;
    // Real time, not the programme's clock: a lease is about processes.
    const now = new Date().toISOString();
    const free = IN_HAND - inHand.size;
    const taken = await deps.store.transaction((db) => submissions.lease(db, now, until(), free));
    for (const submission of taken) {
      inHand.set(submission.id, submission);
      void attend(submission).finally(() => inHand.delete(submission.id));
    }
  }

  function wake(): void {
    if (!isOpen || deps.load === null) return;
    again = true;
    looking ??= lookWhileAsked().finally(() => (looking = undefined));
  }

  async function lookWhileAsked(): Promise<void> {
    while (again && isOpen) {
      again = false;
      // A database that is busy or away for a moment is asked again at the next turn.
      await look().catch(() => undefined);
    }
  }

  async function attend(submission: StoredSubmission): Promise<void> {
    try {
      const one = (await deps.pack()).bySlug.get(submission.challenge);
      if (one === undefined) {
        await settle(submission, null, { kind: 'fault', message: 'The challenge is no longer part of the pack.' });
        return;
      }
      const { programmeId: learner, challenge } = submission;
      const outcome = await pool.submit({ learner, challenge, work: (signal) => run(submission, one, signal) });
      await settle(submission, one, outcome);
    } catch (error) {
      if (isOpen) deps.log(`practice: ${submission.id} was not judged: ${messageOf(error)}`);
    }
  }

  async function run(submission: StoredSubmission, one: PracticeChallenge, signal: AbortSignal): Promise<Verdict> {
    const { code, seed } = submission;
    const language = submission.language as 'python' | 'javascript' | 'sql';
    const loaded = await port().catch((error: unknown) => {
      judge = undefined;
      throw new ExecutorFault(`the judge could not be loaded: ${messageOf(error)}`);
    });
    return loaded.judge({ challenge: one, language, code, seed, signal });
  }

  async function settle(
    submission: StoredSubmission,
    one: PracticeChallenge | null,
    outcome: Outcome<Verdict>,
  ): Promise<void> {
    // A pool that is full or closing has not looked at it: it goes back to the queue.
    if (outcome.kind === 'refused') return submissions.release(deps.store.db, [submission.id]);
    if (outcome.kind === 'superseded') return;
    const verdict = outcome.kind === 'done' ? outcome.value : faultVerdict(submission, outcome.message);
    if (outcome.kind === 'fault') deps.log(`practice: the judge failed on ${submission.id}: ${outcome.message}`);
    const now = deps.clock();
    const event = await deps.store.transaction(async (db) => {
      const { open, revision } = await deps.library.openToWrite(db, submission.programmeId, now);
      const settled = { status: verdict.status, verdict, judgedAt: now };
      if (!(await submissions.settle(db, submission.programmeId, submission.id, settled))) return null;
      if (one !== null && verdict.status === 'pass') await addPass(db, deps, open, one, verdict, now);
      if (one !== null) await deps.onVerdict?.(db, open, one, verdict, now);
      return { type: 'changed', programmeId: open.programme.id, revision, feature: 'practice' } as const;
    });
    if (event !== null) deps.bus.publish(event);
    wake();
  }

  const stopListening = deps.bus.listen(
    ({ feature }) => {
      if (feature === 'practice') wake();
    },
    () => undefined,
  );
  const timers = [
    setInterval(wake, LOOK_MS),
    setInterval(() => void submissions.renew(deps.store.db, [...inHand.keys()], until()).catch(noMatter), RENEW_MS),
  ];
  for (const timer of timers) timer.unref();
  wake();

  return {
    port,
    waiting: () => inHand.size,
    wake,
    async close() {
      isOpen = false;
      stopListening();
      for (const timer of timers) clearInterval(timer);
      await looking;
      const left = [...inHand.keys()];
      await pool.close();
      await submissions.release(deps.store.db, left).catch(noMatter);
      await judge?.then((loaded) => loaded.close()).catch(noMatter);
    },
  };
}

/** Whatever fails here is made good by the lease that runs out. */
const noMatter = (): void => undefined;

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A pass is written once for each strength: the same again would say nothing new. */
async function addPass(
  db: Db,
  { rules, mode }: JudgingDeps,
  open: OpenProgramme,
  one: PracticeChallenge,
  { sandboxed, language, total, executor, runtime }: Verdict,
  now: Instant,
): Promise<void> {
  const about = evidenceOf(one);
  const strength = strengthOf(mode, sandboxed);
  const standing = standingEvidence(await ledger.list(db, open.programme.id));
  const isKnown = standing.some(
    (entry) =>
      entry.kind === about.kind && entry.subject === about.subject && rankOf(entry.strength) >= rankOf(strength),
  );
  if (isKnown) return;
  const note = `${language}, ${total} cases, ${executor} (${runtime})`;
  await recordEvidence(db, open, rules, { ...about, strength, value: null, note, link: null }, now);
}

function faultVerdict({ challenge, language, seed }: StoredSubmission, why: string): Verdict {
  const about = { challenge, language: language as Verdict['language'], seed, executor: '' };
  return errorVerdict(
    about,
    `The judge failed, not you: ${why} Your code is saved and this cost no attempt; hand it in again.`,
  );
}
