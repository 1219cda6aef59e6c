/** Explanations: attempts that are written, handed in once, and judged by their rubric. */
import {
  AppError, type ExplanationAttempt, type ExplanationDetail, type ExplanationResult, type ExplanationSummary, type ItemChange,
} from '@waymark/contract'; // prettier-ignore
import type { ExplainTask, Instant, ProofRules } from '@waymark/learning';
import {
  explanationAttempts, newId, type Db, type ExplanationAnswer, type StoredExplanationAttempt,
} from '@waymark/store'; // prettier-ignore
import { randomInt } from 'node:crypto';
import type { OpenProgramme } from '../../programme/open.ts';
import { recordEvidence } from '../evidence/service.ts';
import { draw, passedRuns } from './exchanges.ts';
import { judge, keptText } from './judge.ts';
import type { ExplanationPack } from './pack.ts';
import { attemptOf, detailOf, summaryOf, UNTRIED } from './views.ts';

const SPREAD = 2 ** 32;
const MOST_LISTED = 51;

/** @throws AppError `explanation-not-found` */
export function explanationOf({ bySlug }: ExplanationPack, slug: string): ExplainTask {
  const task = bySlug.get(slug);
  if (task === undefined) throw new AppError('explanation-not-found');
  return task;
}

export async function overview(db: Db, open: OpenProgramme, { all }: ExplanationPack): Promise<ExplanationSummary[]> {
  const standing = await explanationAttempts.standing(db, open.programme.id);
  const bySlug = new Map(standing.map((one) => [one.explanation, one]));
  return all.map((task) => summaryOf(task, bySlug.get(task.slug) ?? UNTRIED));
}

export async function detail(db: Db, open: OpenProgramme, task: ExplainTask): Promise<ExplanationDetail> {
  const { id } = open.programme;
  const attempts = await explanationAttempts.list(db, id, { explanation: task.slug, limit: MOST_LISTED });
  return detailOf(task, attempts, await hasOwnRun(db, open, task));
}

async function hasOwnRun(db: Db, open: OpenProgramme, { exchange }: ExplainTask): Promise<boolean> {
  return exchange !== null && (await passedRuns(db, open.programme.id, exchange)).length > 0;
}

/**
 * Starts an attempt with the text of the last one and fresh questions. One that is open is continued, unless it asks
 * about the sample and there is a run of the learner's own by now: then its text goes over into a new one.
 */
export async function start(db: Db, open: OpenProgramme, task: ExplainTask, now: Instant): Promise<ExplanationAttempt> {
  const { id: owner } = open.programme;
  const [last] = await explanationAttempts.list(db, owner, { explanation: task.slug, limit: 1 });
  if (last?.finishedAt === null) {
    const isSample = last.exchange !== null && last.exchange.runId === null;
    if (!isSample || !(await hasOwnRun(db, open, task))) return attemptOf(task, last);
    await explanationAttempts.discard(db, owner, last.id);
  }
  const seed = randomInt(SPREAD);
  const drawn = await draw(db, owner, task.exchange, seed);
  const fresh = { id: newId(), explanation: task.slug, seed, ...drawn, text: last?.text ?? '', startedAt: now };
  await explanationAttempts.insert(db, owner, fresh);
  return attemptOf(task, await find(db, open, task, fresh.id));
}

/** @throws AppError `attempt-not-found` */
export async function attemptById(
  db: Db,
  open: OpenProgramme,
  task: ExplainTask,
  id: string,
): Promise<ExplanationAttempt> {
  return attemptOf(task, await find(db, open, task, id));
}

async function find(db: Db, open: OpenProgramme, task: ExplainTask, id: string): Promise<StoredExplanationAttempt> {
  const attempt = await explanationAttempts.get(db, open.programme.id, id);
  if (attempt?.explanation !== task.slug) throw new AppError('attempt-not-found');
  return attempt;
}

/** @throws AppError `attempt-not-found`, `attempt-over` */
async function underWay(db: Db, open: OpenProgramme, task: ExplainTask, id: string): Promise<StoredExplanationAttempt> {
  const attempt = await find(db, open, task, id);
  if (attempt.finishedAt !== null) throw new AppError('attempt-over');
  return attempt;
}

interface Written {
  text: string;
  answers: readonly ExplanationAnswer[];
}

/**
 * Saves what is being written.
 *
 * @throws AppError `attempt-not-found`, `attempt-over`, `invalid-request`, `precondition-failed`
 */
export async function saveDraft(
  db: Db,
  open: OpenProgramme,
  task: ExplainTask,
  id: string,
  { version, ...written }: Written & { version?: number | undefined },
): Promise<{ version: number }> {
  const attempt = await underWay(db, open, task, id);
  const draft = { text: keptText(written.text), answers: fitting(attempt, written.answers), version };
  const saved = await explanationAttempts.save(db, open.programme.id, id, draft);
  if (saved === null) throw new AppError('precondition-failed');
  return { version: saved };
}

/** One answer for each question, each of the kind that its question asks for. @throws AppError `invalid-request` */
function fitting({ questions }: StoredExplanationAttempt, answers: readonly ExplanationAnswer[]): ExplanationAnswer[] {
  if (answers.length > questions.length)
    throw new AppError('invalid-request', `This attempt asks ${questions.length} questions, not ${answers.length}.`);
  return questions.map(({ options, right }, at) => {
    const answer = answers[at] ?? null;
    if (answer === null) return null;
    const fits = right === null ? typeof answer === 'string' : typeof answer === 'number' && answer < options.length;
    if (fits) return answer;
    const how = right === null ? 'typed' : `one of ${options.length} options, by its place from 0`;
    throw new AppError('invalid-request', `The answer to question ${at + 1} is ${how}.`);
  });
}

/**
 * Hands an attempt in: it is judged, a pass becomes evidence, and nothing of it changes any more.
 *
 * @throws AppError `attempt-not-found`, `attempt-over`, `invalid-request`
 */
export async function finish(
  db: Db,
  open: OpenProgramme,
  task: ExplainTask,
  id: string,
  written: Written,
  { rules, now }: { rules: ProofRules; now: Instant },
): Promise<{ attempt: ExplanationAttempt; change: ItemChange | null }> {
  const { id: owner } = open.programme;
  const attempt = await underWay(db, open, task, id);
  const text = keptText(written.text);
  if (text.trim() === '')
    throw new AppError('invalid-request', 'There is nothing to hand in yet: write something first.');
  const answers = fitting(attempt, written.answers);
  const result = judge(task, attempt, text, answers);
  await explanationAttempts.save(db, owner, id, { text, answers });
  if (!(await explanationAttempts.finish(db, owner, id, { passed: result.passed, result, finishedAt: now })))
    throw new AppError('attempt-over');
  const change = result.strength === null ? null : await prove(db, open, rules, task, result, result.strength, now);
  return { attempt: attemptOf(task, await find(db, open, task, id)), change };
}

/** The entry names the text by its digest: an endorsement says which text it endorses. */
async function prove(
  db: Db,
  open: OpenProgramme,
  rules: ProofRules,
  task: ExplainTask,
  { ideas, right, share, digest }: ExplanationResult,
  strength: 'claimed' | 'checked',
  now: Instant,
): Promise<ItemChange> {
  const found = ideas.filter(({ quote }) => quote !== null).length;
  const asked = task.exchange === null ? '' : `, ${right} of ${task.exchange.questions} questions`;
  const { state, report, signals } = await recordEvidence(
    db,
    open,
    rules,
    {
      ...{ kind: 'explanation', subject: task.slug, itemId: `explanation/${task.slug}`, strength, value: share },
      ...{ note: `${found} of ${ideas.length} ideas${asked}; text sha256:${digest}`, link: null, digest },
    },
    now,
  );
  return { state, report, signals };
}
