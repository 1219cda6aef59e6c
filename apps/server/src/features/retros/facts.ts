/** The facts of a fortnight, from everything that is stored. */
import {
  instantOf,
  retroFacts,
  type Attempt,
  type EvidenceEntry,
  type Instant,
  type LedgerEntry,
  type LocalDate,
  type RetroFacts,
} from '@waymark/learning';
import {
  cardReviews,
  cards,
  explanationAttempts,
  quizAttempts,
  submissions,
  timeEntries,
  type Db,
} from '@waymark/store';
import { readLedger, type OpenProgramme } from '../../programme/open.ts';
import { standingPlan, withStatuses } from '../plan/service.ts';
import type { Provable } from '../tailor/own-rules.ts';

/** What a learner logs has an id for a subject: its kind says more. */
const KINDS: Record<string, string> = {
  demo: 'A project demo',
  'mock-interview': 'A mock interview',
  application: 'A job application',
};

export interface Stretch {
  from: LocalDate;
  to: LocalDate;
}

/** What the facts are told with. */
export interface FactsDeps {
  known: readonly Provable[];
  now: Instant;
}

export async function factsOf(
  db: Db,
  open: OpenProgramme,
  { from, to }: Stretch,
  { known, now }: FactsDeps,
): Promise<RetroFacts> {
  const { programme, roadmap, rules, settings, curriculum, items } = open;
  const { timeZone } = settings;
  const begin = instantOf(from, 0, timeZone);
  const { plan, history } = await standingPlan(db, open);
  const { entries } = await readLedger(db, open);
  const names = namesOf(known);
  const titleOf = titlesOf(items, known);
  return retroFacts({
    ...{ from, to, timeZone, now, roadmap, rules, entries, titleOf },
    blocks: withStatuses(plan, history),
    time: await timeEntries.list(db, programme.id, {}),
    work: curriculum.work,
    attempts: [...checksRun(entries, begin, names), ...(await judged(db, programme.id, begin, names))],
    reviews: await cardReviews.since(db, programme.id, begin),
    cards: await cards.list(db, programme.id),
    quizzes: await quizAttempts.results(db, programme.id),
  });
}

function namesOf(known: readonly Provable[]): Map<string, string> {
  return new Map(known.map(({ kind, subject, title }) => [`${kind} ${subject}`, title]));
}

/** @returns what a piece of evidence is about, for a person */
export function titlesOf(
  items: OpenProgramme['items'],
  known: readonly Provable[],
): (entry: Pick<EvidenceEntry, 'itemId' | 'kind' | 'subject'>) => string {
  const names = namesOf(known);
  return ({ itemId, kind, subject }) =>
    items.get(itemId)?.title ?? names.get(`${kind} ${subject}`) ?? KINDS[kind] ?? (subject || itemId);
}

function checksRun(entries: readonly LedgerEntry[], begin: Instant, names: ReadonlyMap<string, string>): Attempt[] {
  return entries.flatMap((entry) => {
    // A check that could not be made says nothing about the learner's work.
    if (entry.type !== 'run' || entry.at < begin || entry.status === 'error') return [];
    const subject = entry.variant === null ? entry.check : `${entry.check}:${entry.variant}`;
    const title = names.get(`check ${subject}`) ?? subject;
    return [{ kind: 'check', subject, title, passed: entry.status === 'pass', at: entry.at }];
  });
}

async function judged(
  db: Db,
  programmeId: string,
  begin: Instant,
  names: ReadonlyMap<string, string>,
): Promise<Attempt[]> {
  const handedIn = await submissions.judgedSince(db, programmeId, begin);
  const explained = await explanationAttempts.finishedSince(db, programmeId, begin);
  return [
    ...handedIn.map(({ challenge, status, createdAt }): Attempt => {
      const title = names.get(`challenge ${challenge}`) ?? names.get(`exercise ${challenge}`) ?? challenge;
      return { kind: 'challenge', subject: challenge, title, passed: status === 'pass', at: createdAt };
    }),
    ...explained.map(({ explanation, passed, finishedAt }): Attempt => {
      const title = names.get(`explanation ${explanation}`) ?? explanation;
      return { kind: 'explanation', subject: explanation, title, passed, at: finishedAt };
    }),
  ];
}
