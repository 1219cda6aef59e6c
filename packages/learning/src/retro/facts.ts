/** The facts of a fortnight, folded from the plan, the time log, the ledger and what was judged. */
import type { Roadmap } from '@waymark/roadmap';
import { addDays, instantOf, localDateAt } from '../calendar/index.ts';
import { foldLedger, rankOf, standingEvidence } from '../evidence/ledger.ts';
import { signalStatuses } from '../evidence/rules.ts';
import { minutesByItem } from '../plan/history.ts';
import type { TimeEntry } from '../progress/types.ts';
import { weekSummary } from '../progress/week.ts';
import { retention } from '../recall/retention.ts';
import type { RecallCard, RecallRating } from '../recall/types.ts';
import type { Block, EvidenceEntry, Instant, LedgerEntry, LocalDate, ProofRules, WorkItem } from '../types.ts';
import { strugglesOf } from './struggles.ts';
import type { Attempt, ProvedThing, RetroFacts } from './types.ts';

/** What is counted, not proved: a commit a day is no achievement of a fortnight. */
const COUNTED = new Set(['contribution']);
/** A fortnight in which everything slipped is told by its first blocks. */
const MOST_SLIPPED = 40;

export interface RetroFactsInput {
  from: LocalDate;
  to: LocalDate;
  timeZone: string;
  now: Instant;
  roadmap: Roadmap;
  rules: ProofRules;
  /** Every block of the plan, with the status of today. */
  blocks: readonly Block[];
  time: readonly TimeEntry[];
  /** The whole ledger, oldest first. */
  entries: readonly LedgerEntry[];
  work: readonly WorkItem[];
  /** What was judged since the first day, oldest first. */
  attempts: readonly Attempt[];
  reviews: readonly { rating: RecallRating; at: Instant }[];
  cards: readonly RecallCard[];
  quizzes: readonly { right: number; questions: number; finishedAt: Instant }[];
  /** What a piece of evidence is about, for a person. */
  titleOf: (entry: Pick<EvidenceEntry, 'itemId' | 'kind' | 'subject'>) => string;
}

/** Moments of a stretch: from midnight before its first day to midnight after its last, in the learner's zone. */
type Within = (at: Instant) => boolean;

/** The facts of a stretch of days. Linear in what it is given. Never throws on what the rooms below store. */
export function retroFacts(input: RetroFactsInput): RetroFacts {
  const { from, to, timeZone, blocks, time, cards, now } = input;
  const begin = instantOf(from, 0, timeZone);
  const end = instantOf(addDays(to, 1), 0, timeZone);
  const within: Within = (at) => at >= begin && at < end;
  const sum = weekSummary(blocks, time, from, to);
  const reviews = input.reviews.filter(({ at }) => within(at));
  const known = reviews.filter(({ rating }) => rating !== 'again').length;
  const attempts = input.attempts.filter(({ at }) => within(at));
  const explained = attempts.filter(({ kind }) => kind === 'explanation');
  const upTo = input.entries.filter(({ at }) => at < end);
  return {
    ...{ from, to, plannedMinutes: sum.plannedMinutes, loggedMinutes: sum.loggedMinutes, blocks: sum.blocks },
    weeks: weeksOf(input),
    kinds: kindsOf(input),
    slipped: slippedOf(input),
    signals: newSignals(input, upTo, begin),
    proved: provedOf(input, upTo, within),
    struggles: strugglesOf(attempts, (at) => localDateAt(at, timeZone)),
    estimates: estimatesOf(input, upTo, within),
    cards: {
      reviews: reviews.length,
      remembered: reviews.length === 0 ? null : known / reviews.length,
      retention: retention(cards, now).mean,
    },
    quizzes: scoresOf(input.quizzes.filter(({ finishedAt }) => within(finishedAt))),
    explanations: { finished: explained.length, passed: explained.filter(({ passed }) => passed).length },
  };
}

function weeksOf({ from, to, blocks, time }: RetroFactsInput): RetroFacts['weeks'] {
  const weeks: RetroFacts['weeks'] = [];
  for (let first = from; first <= to; first = addDays(first, 7)) {
    const last = addDays(first, 6) < to ? addDays(first, 6) : to;
    const { plannedMinutes, loggedMinutes } = weekSummary(blocks, time, first, last);
    weeks.push({ from: first, to: last, plannedMinutes, loggedMinutes });
  }
  return weeks;
}

function kindsOf({ from, to, blocks, time }: RetroFactsInput): RetroFacts['kinds'] {
  const isIn = ({ date }: { date: LocalDate }): boolean => date >= from && date <= to;
  const kindOf = new Map(blocks.map(({ id, kind }) => [id, kind]));
  const sums = new Map<RetroFacts['kinds'][number]['kind'], { plannedMinutes: number; loggedMinutes: number }>();
  const add = (kind: RetroFacts['kinds'][number]['kind'], planned: number, logged: number): void => {
    const { plannedMinutes, loggedMinutes } = sums.get(kind) ?? { plannedMinutes: 0, loggedMinutes: 0 };
    sums.set(kind, { plannedMinutes: plannedMinutes + planned, loggedMinutes: loggedMinutes + logged });
  };
  for (const { kind, minutes } of blocks.filter(isIn)) add(kind, minutes, 0);
  for (const { blockId, minutes } of time.filter(isIn)) add(kindOf.get(blockId ?? '') ?? 'unplanned', 0, minutes);
  return [...sums].map(([kind, minutes]) => ({ kind, ...minutes }));
}

function slippedOf({ from, to, blocks, time }: RetroFactsInput): RetroFacts['slipped'] {
  const logged = new Map<string, number>();
  for (const { blockId, minutes } of time) {
    if (blockId !== null) logged.set(blockId, (logged.get(blockId) ?? 0) + minutes);
  }
  return blocks
    .filter(({ date, status }) => date >= from && date <= to && (status === 'missed' || status === 'partial'))
    .slice(0, MOST_SLIPPED)
    .map(({ id, title, date, minutes }) => ({ title, date, minutes, loggedMinutes: logged.get(id) ?? 0 }));
}

function newSignals(
  { roadmap, rules, entries }: RetroFactsInput,
  upTo: readonly LedgerEntry[],
  begin: Instant,
): RetroFacts['signals'] {
  const before = entries.filter(({ at }) => at < begin);
  const had = new Set(
    signalStatuses(roadmap, rules, before).flatMap(({ itemId, satisfied }) => (satisfied ? [itemId] : [])),
  );
  return signalStatuses(roadmap, rules, upTo).flatMap(({ itemId, title, satisfied, strength }) =>
    satisfied && !had.has(itemId) ? [{ itemId, title, strength: strength ?? 'claimed' }] : [],
  );
}

function provedOf({ titleOf, timeZone }: RetroFactsInput, upTo: readonly LedgerEntry[], within: Within): ProvedThing[] {
  const strongest = new Map<string, EvidenceEntry>();
  for (const entry of standingEvidence(upTo)) {
    if (!within(entry.at) || COUNTED.has(entry.kind)) continue;
    const key = `${entry.kind} ${entry.subject} ${entry.itemId}`;
    if (rankOf(entry.strength) > rankOf(strongest.get(key)?.strength ?? null)) strongest.set(key, entry);
  }
  return [...strongest.values()].map((entry) => ({
    ...{ itemId: entry.itemId, title: titleOf(entry), kind: entry.kind, strength: entry.strength },
    on: entry.on ?? localDateAt(entry.at, timeZone),
  }));
}

function estimatesOf(
  { work, time, blocks }: RetroFactsInput,
  upTo: readonly LedgerEntry[],
  within: Within,
): RetroFacts['estimates'] {
  const states = foldLedger(upTo);
  const logged = minutesByItem(time, blocks);
  return work.flatMap(({ itemId, title, minutes }) => {
    const state = states.get(itemId);
    const actualMinutes = logged.get(itemId) ?? 0;
    const isFinished = state?.state === 'done' && state.since !== null && within(state.since);
    return isFinished && actualMinutes > 0 ? [{ itemId, title, estimateMinutes: minutes, actualMinutes }] : [];
  });
}

function scoresOf(finished: readonly { right: number; questions: number }[]): RetroFacts['quizzes'] {
  if (finished.length === 0) return { finished: 0, meanScore: null };
  const sum = finished.reduce((all, { right, questions }) => all + right / Math.max(1, questions), 0);
  return { finished: finished.length, meanScore: sum / finished.length };
}
