/** Practice: what there is to solve, what the learner has written, and what is handed in. */
import { AppError, type ChallengeDetail, type ChallengeSummary, type Draft, type Submission } from '@waymark/contract';
import { signalStatuses, standingEvidence, type Instant, type LedgerEntry, type ProofRules } from '@waymark/learning';
import { drafts, ledger, newId, practiceMarks, submissions, type Db, type PracticeMarks } from '@waymark/store';
import { randomInt } from 'node:crypto';
import type { OpenProgramme } from '../../programme/open.ts';
import { slugOf, type PracticeChallenge, type PracticePack } from './pack.ts';
import {
  contentOf,
  draftOf,
  evidenceOf,
  hintsOf,
  languagesOf,
  submissionOf,
  summaryOf,
  type PracticeLanguage,
  type Practised,
} from './views.ts';

/** Submissions that may wait, over all learners: what two cores judge in about ten seconds. */
const QUEUE_LENGTH = 1_000;
/** Of one challenge, in its history. */
const HISTORY = 50;
/** The judge's random numbers take 32 bits. */
const SEEDS = 2 ** 31;

const NO_MARKS: PracticeMarks = { hintsShown: 0, movedOnAt: null };

/** @throws AppError `challenge-not-found` */
export function challengeOf(pack: PracticePack, slug: string): PracticeChallenge {
  const found = pack.bySlug.get(slug);
  if (found === undefined) throw new AppError('challenge-not-found');
  return found;
}

/** @returns for any challenge what the learner did with it */
async function practised(db: Db, programmeId: string, entries: readonly LedgerEntry[]) {
  const [rows, marks] = [await submissions.summary(db, programmeId), await practiceMarks.all(db, programmeId)];
  const standing = Map.groupBy(standingEvidence(entries), ({ itemId }) => itemId);
  const byChallenge = Map.groupBy(rows, ({ challenge }) => challenge);
  return (one: PracticeChallenge): Practised => {
    const own = byChallenge.get(slugOf(one)) ?? [];
    return {
      counts: new Map(own.map(({ status, count }) => [status, count])),
      lastAt: own.map(({ lastAt }) => lastAt).reduce<string | null>((a, b) => (a === null || b > a ? b : a), null),
      marks: marks.get(slugOf(one)),
      evidence: standing.get(evidenceOf(one).itemId) ?? [],
    };
  };
}

export async function overview(db: Db, open: OpenProgramme, pack: PracticePack, rules: ProofRules) {
  const entries = await ledger.list(db, open.programme.id);
  const of = await practised(db, open.programme.id, entries);
  const carried = new Set(
    rules.signals.filter(({ rule }) => /"challenge"/.test(JSON.stringify(rule))).map((r) => r.id),
  );
  return {
    challenges: pack.all.map((one) => summaryOf(one, of(one))),
    signals: signalStatuses(open.roadmap, rules, entries).filter(({ ruleId }) => carried.has(ruleId ?? '')),
  };
}

async function summary(db: Db, open: OpenProgramme, one: PracticeChallenge): Promise<ChallengeSummary> {
  const of = await practised(db, open.programme.id, await ledger.list(db, open.programme.id));
  return summaryOf(one, of(one));
}

export async function detail(db: Db, open: OpenProgramme, one: PracticeChallenge): Promise<ChallengeDetail> {
  const { id } = open.programme;
  const about = await summary(db, open, one);
  const [marks, kept, history] = [
    (await practiceMarks.all(db, id)).get(about.slug) ?? NO_MARKS,
    await drafts.list(db, id, about.slug),
    await submissions.list(db, id, about.slug, HISTORY),
  ];
  return {
    ...about,
    ...contentOf(one, about.state === 'passed' || about.state === 'moved-on'),
    drafts: kept.map(draftOf),
    hints: hintsOf(one, marks.hintsShown),
    submissions: history.filter(({ status }) => status !== 'superseded').map(submissionOf),
  };
}

/** @throws AppError `invalid-request` for a language that the challenge is not set in */
function refuseLanguage(one: PracticeChallenge, language: PracticeLanguage): void {
  const languages = languagesOf(one);
  if (languages.includes(language)) return;
  const message = `This challenge is solved in ${languages.join(' or ')}.`;
  throw new AppError('invalid-request', message, [{ path: 'body.language', message }]);
}

/** @throws AppError `invalid-request`, `precondition-failed` where another page wrote since that version */
export async function saveDraft(
  db: Db,
  open: OpenProgramme,
  one: PracticeChallenge,
  draft: { language: PracticeLanguage; code: string; version?: number | undefined },
  now: Instant,
): Promise<Draft> {
  refuseLanguage(one, draft.language);
  const kept = await drafts.put(db, open.programme.id, slugOf(one), { ...draft, updatedAt: now });
  if (kept === null) throw new AppError('precondition-failed');
  return draftOf(kept);
}

/** @throws AppError `no-more-hints` */
export async function showHint(db: Db, open: OpenProgramme, one: PracticeChallenge): Promise<ChallengeDetail['hints']> {
  const marks = await marksOf(db, open, one);
  const next = hintsOf(one, marks.hintsShown + 1);
  if (marks.hintsShown >= next.total) throw new AppError('no-more-hints');
  await practiceMarks.put(db, open.programme.id, slugOf(one), { ...marks, hintsShown: marks.hintsShown + 1 });
  return next;
}

/** Sets a challenge aside as good enough, or takes that back. It writes no evidence. */
export async function moveOn(
  db: Db,
  open: OpenProgramme,
  one: PracticeChallenge,
  movedOn: boolean,
  now: Instant,
): Promise<ChallengeSummary> {
  const marks = { ...(await marksOf(db, open, one)), movedOnAt: movedOn ? now : null };
  await practiceMarks.put(db, open.programme.id, slugOf(one), marks);
  return summary(db, open, one);
}

async function marksOf(db: Db, open: OpenProgramme, one: PracticeChallenge): Promise<PracticeMarks> {
  return (await practiceMarks.all(db, open.programme.id)).get(slugOf(one)) ?? NO_MARKS;
}

/**
 * Takes a solution in. From here on it is judged, whatever happens to this process; what waited for the same challenge
 * is superseded.
 *
 * @throws AppError `invalid-request`, `judge-busy`
 */
export async function handIn(
  db: Db,
  open: OpenProgramme,
  one: PracticeChallenge,
  { language, code }: { language: PracticeLanguage; code: string },
  now: Instant,
): Promise<Submission> {
  refuseLanguage(one, language);
  if ((await submissions.queued(db)) >= QUEUE_LENGTH) throw new AppError('judge-busy');
  const fresh = { id: newId(), challenge: slugOf(one), language, code, seed: randomInt(SEEDS), createdAt: now };
  await submissions.insert(db, open.programme.id, fresh);
  const programmeId = open.programme.id;
  return submissionOf({ ...fresh, programmeId, status: 'queued', verdict: null, judgedAt: null });
}

/** @throws AppError `submission-not-found` */
export async function submissionById(db: Db, open: OpenProgramme, id: string): Promise<Submission> {
  const found = await submissions.get(db, open.programme.id, id);
  if (found === null) throw new AppError('submission-not-found');
  return submissionOf(found);
}
