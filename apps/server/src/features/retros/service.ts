/** Retrospectives: begun when they are due, written as drafts, finished once. */
import { AppError, type Retro, type RetroContent, type RetroDesk, type RetroJournal } from '@waymark/contract';
import {
  gradeIntention,
  firstWords,
  signalStatuses,
  topicOf,
  type GradedIntention,
  type Intention,
  type LocalDate,
  type RetroFacts,
  type RetroPeriod,
} from '@waymark/learning';
import { blocks, newId, retros, timeEntries, type Db, type StoredRetro } from '@waymark/store';
import { readLedger, type OpenProgramme } from '../../programme/open.ts';
import { retroSchedule } from '../../programme/retro-schedule.ts';
import { applyChange, effectOf } from './change.ts';
import { factsOf, type FactsDeps, type Stretch } from './facts.ts';
import { contentOf, deskOf, draftOf, finishedOf, promptsOf, type Outcome } from './views.ts';

const NO_CHANGE: RetroContent['change'] = {
  ...{ weeklyMinutes: null, longestSitting: null, daysOff: [], putOff: [], focus: null },
};

async function periodsOf(db: Db, open: OpenProgramme): Promise<RetroPeriod[]> {
  const { id } = open.programme;
  return retroSchedule(db, open, await blocks.list(db, id, {}), await timeEntries.list(db, id, {}));
}

export async function journal(
  db: Db,
  open: OpenProgramme,
  { before, limit }: { before?: LocalDate | undefined; limit: number },
): Promise<RetroJournal> {
  const periods = await periodsOf(db, open);
  const finished = await retros.finished(db, open.programme.id, { before, limit: limit + 1 });
  const drafts = await retros.drafts(db, open.programme.id);
  return {
    due: periods.find(({ state }) => state === 'due') ?? null,
    coming: periods.find(({ state }) => state === 'coming') ?? null,
    missed: periods.filter(({ state }) => state === 'missed').reverse(),
    drafts: drafts.map(({ id, number, from, to, startedAt }) => ({ id, number, from, to, startedAt })),
    retros: finished.slice(0, limit).map(finishedOf),
    more: finished.length > limit,
  };
}

/** @throws AppError `retro-not-found` */
async function find(db: Db, open: OpenProgramme, id: string): Promise<StoredRetro> {
  const stored = await retros.get(db, open.programme.id, id);
  if (stored === null) throw new AppError('retro-not-found');
  return stored;
}

/** @throws AppError `retro-not-found`, `retro-over` */
async function underWay(db: Db, open: OpenProgramme, id: string): Promise<StoredRetro> {
  const stored = await find(db, open, id);
  if (stored.finishedAt !== null) throw new AppError('retro-over');
  return stored;
}

/**
 * Begins a retrospective with what the facts say to each question, or continues the draft.
 *
 * @param to the end of a fortnight that was missed; the one that is due where left out
 * @throws AppError `not-planned`, `no-retro-due`
 */
export async function start(
  db: Db,
  open: OpenProgramme,
  { to }: { to?: LocalDate | undefined },
  deps: FactsDeps,
): Promise<RetroDesk> {
  if (open.programme.plan === null) throw new AppError('not-planned');
  const drafts = await retros.drafts(db, open.programme.id);
  const continued = to === undefined ? undefined : drafts.find((draft) => draft.to === to);
  if (continued !== undefined) return desk(db, open, continued.id, deps);
  const offered = (await periodsOf(db, open)).filter(({ state }) => state === 'due' || state === 'missed');
  const period = offered.findLast((one) => (to === undefined ? one.state === 'due' : one.to === to));
  if (period === undefined) throw new AppError('no-retro-due');
  const begun = drafts.find((draft) => draft.to === period.to);
  if (begun !== undefined) return desk(db, open, begun.id, deps);
  const prompts = await asked(db, open, period, deps);
  const answers = prompts.map(({ promptId, firstWords: text }) => ({ promptId, text }));
  const content: RetroContent = { answers, words: [], intentions: [], change: NO_CHANGE };
  const id = newId();
  const { number, from } = period;
  await retros.insert(db, open.programme.id, { id, number, from, to: period.to, content, startedAt: deps.now });
  return desk(db, open, id, deps);
}

/** @throws AppError `retro-not-found` */
export async function desk(db: Db, open: OpenProgramme, id: string, deps: FactsDeps): Promise<RetroDesk> {
  const stored = await find(db, open, id);
  if (stored.finishedAt !== null) return deskOf(open, finishedOf(stored), new Map());
  const { states } = await readLedger(db, open);
  const facts = await factsOf(db, open, stored, deps);
  const graded = await gradedFor(db, open, stored, facts, contentOf(stored).words);
  const prompts = await asked(db, open, stored, deps, { facts, graded });
  return deskOf(open, draftOf(stored, { prompts, facts, graded }), states);
}

/** The questions, each with what the facts say to it. */
async function asked(
  db: Db,
  open: OpenProgramme,
  stretch: Stretch,
  deps: FactsDeps,
  given?: { facts: RetroFacts; graded: GradedIntention[] },
): Promise<Retro['prompts']> {
  const facts = given?.facts ?? (await factsOf(db, open, stretch, deps));
  const graded = given?.graded ?? (await gradedFor(db, open, stretch, facts, []));
  const { entries } = await readLedger(db, open);
  const signals = signalStatuses(open.roadmap, open.rules, entries);
  const bearings = {
    purpose: open.roadmap.snapshot.purpose,
    signalsDone: signals.filter(({ satisfied }) => satisfied).length,
    signalsTotal: signals.length,
  };
  return promptsOf(open.roadmap).map(({ promptId, title }) => ({
    ...{ promptId, title, firstWords: firstWords(topicOf(title), facts, graded, bearings) },
  }));
}

/** The intentions of the retrospective before, held against this fortnight. */
async function gradedFor(
  db: Db,
  open: OpenProgramme,
  { from }: Stretch,
  facts: RetroFacts,
  words: RetroContent['words'],
): Promise<GradedIntention[]> {
  const [last] = await retros.finished(db, open.programme.id, { before: from, limit: 1 });
  const { states } = await readLedger(db, open);
  const isDone = (itemId: string): boolean => states.get(itemId)?.state === 'done';
  const intentions: Intention[] = last === undefined ? [] : contentOf(last).intentions;
  return intentions.map((intention, at) => gradeIntention(intention, facts, isDone, words[at] ?? null));
}

interface Written {
  content: RetroContent;
  version?: number | undefined;
}

/** @throws AppError `retro-not-found`, `retro-over`, `precondition-failed` where another page wrote since */
export async function save(
  db: Db,
  open: OpenProgramme,
  id: string,
  { content, version }: Written,
): Promise<{ version: number }> {
  await underWay(db, open, id);
  const saved = await retros.save(db, open.programme.id, id, { content, version });
  if (saved === null) throw new AppError('precondition-failed');
  return { version: saved };
}

/** @throws AppError `retro-not-found`, `retro-over`, and as `effectOf` */
export async function preview(db: Db, open: OpenProgramme, id: string, change: RetroContent['change']) {
  await underWay(db, open, id);
  return effectOf(db, open, change);
}

/**
 * Ends a retrospective: facts and grades are kept as they are now, and the plan follows the answer.
 *
 * @throws AppError `retro-not-found`, `retro-over`, `precondition-failed`, `invalid-request` without an intention
 */
export async function finish(
  db: Db,
  open: OpenProgramme,
  id: string,
  { content: written, version }: Written,
  deps: FactsDeps,
): Promise<Retro> {
  const intentions = written.intentions.filter(({ text }) => text.trim() !== '');
  if (intentions.length === 0) {
    const message = 'Write down one thing that you intend to do: the next retrospective begins with it.';
    throw new AppError('invalid-request', message, [{ path: 'body.content.intentions', message }]);
  }
  const content = { ...written, intentions };
  await save(db, open, id, { content, version });
  const { retro } = await desk(db, open, id, deps);
  const { prompts, facts, graded } = retro;
  const effect = await applyChange(db, open, content.change, deps.now);
  const outcome: Outcome = { prompts, facts, graded, effect };
  await retros.finish(db, open.programme.id, id, { outcome, finishedAt: deps.now });
  return finishedOf(await find(db, open, id));
}

/** @throws AppError `retro-not-found`, `retro-over` */
export async function discard(db: Db, open: OpenProgramme, id: string): Promise<void> {
  await underWay(db, open, id);
  await retros.discard(db, open.programme.id, id);
}
