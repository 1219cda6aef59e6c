/** A week of the programme as facts to share. Nothing here leaves the machine: it is shown to the learner alone. */
import type { SharedWeek } from '@waymark/contract';
import { STRENGTHS, weekCard, weekPost, type CardStrength, type CardTheme, type Shown } from '@waymark/exports';
import {
  addDays,
  instantOf,
  signalStatuses,
  standingEvidence,
  weekSummary,
  type EvidenceEntry,
  type Instant,
  type LedgerEntry,
} from '@waymark/learning';
import { blocks, timeEntries, type Db } from '@waymark/store';
import { readLedger, type OpenProgramme } from '../../programme/open.ts';
import { weekSpan } from '../../programme/week-span.ts';
import { titlesOf } from '../retros/facts.ts';
import type { Provable } from '../tailor/own-rules.ts';

/** Where somebody applies is nobody's business: their employer reads along. Commits are counted, not proved. */
const UNTOLD = new Set(['application', 'contribution']);

export interface Asked {
  /** As it stands in the address; the week of today where left out. */
  week?: string | undefined;
  hide?: string | undefined;
}

type Facts = Omit<SharedWeek, 'post'>;

export async function sharedWeek(
  db: Db,
  open: OpenProgramme,
  asked: Asked,
  known: readonly Provable[],
): Promise<SharedWeek> {
  const facts = await weekFacts(db, open, asked.week, known);
  return { ...facts, post: weekPost(facts, shownOf(asked)) };
}

/** @returns an SVG document */
export async function sharedCard(
  db: Db,
  open: OpenProgramme,
  { theme = 'light', ...asked }: Asked & { theme?: CardTheme | undefined },
  known: readonly Provable[],
): Promise<string> {
  return weekCard(await weekFacts(db, open, asked.week, known), shownOf(asked), theme);
}

function shownOf({ hide = '' }: Asked): Shown {
  const hidden = hide.split(',');
  return { hours: !hidden.includes('hours'), titles: !hidden.includes('titles'), signals: !hidden.includes('signals') };
}

/** @throws AppError `invalid-request` for a week that has not begun */
async function weekFacts(
  db: Db,
  open: OpenProgramme,
  week: string | undefined,
  known: readonly Provable[],
): Promise<Facts> {
  const span = weekSpan(open, week);
  const { id } = open.programme;
  const [planned, time] = await Promise.all([blocks.list(db, id, {}), timeEntries.list(db, id, {})]);
  const { plannedMinutes, loggedMinutes } = weekSummary(planned, time, span.from, span.to);
  const { entries } = await readLedger(db, open);
  const { timeZone } = open.settings;
  const [begin, end] = [span.from, addDays(span.to, 1)].map((day) => instantOf(day, 0, timeZone)) as [Instant, Instant];
  // As it stood when the week was over; but what was withdrawn since is not told to anybody any more.
  const then = (until: Instant): LedgerEntry[] => entries.filter(({ at, type }) => at < until || type === 'withdrawal');
  return {
    ...span,
    title: open.programme.title,
    ...{ plannedMinutes, loggedMinutes },
    proved: provedIn(then(end), begin, titlesOf(open.items, known)),
    signals: signalsAt(open, then(begin), then(end)),
  };
}

/** The strongest evidence of each thing that came in, by name: what two quizzes prove of one item is one thing. */
function provedIn(
  entries: readonly LedgerEntry[],
  begin: Instant,
  titleOf: (entry: EvidenceEntry) => string,
): SharedWeek['proved'] {
  const strongest = new Map<string, CardStrength>();
  for (const entry of standingEvidence(entries)) {
    if (entry.at < begin || UNTOLD.has(entry.kind)) continue;
    const title = titleOf(entry);
    const known = strongest.get(title);
    if (known === undefined || STRENGTHS.indexOf(entry.strength) < STRENGTHS.indexOf(known))
      strongest.set(title, entry.strength);
  }
  return [...strongest]
    .map(([title, strength]) => ({ title, strength }))
    .sort((a, b) => STRENGTHS.indexOf(a.strength) - STRENGTHS.indexOf(b.strength));
}

function signalsAt(
  { roadmap, rules }: OpenProgramme,
  before: readonly LedgerEntry[],
  after: readonly LedgerEntry[],
): SharedWeek['signals'] {
  const had = new Set(
    signalStatuses(roadmap, rules, before).flatMap(({ itemId, satisfied }) => (satisfied ? [itemId] : [])),
  );
  return signalStatuses(roadmap, rules, after).map(({ itemId, title, satisfied, strength }) => ({
    ...{ itemId, title, isNew: satisfied && !had.has(itemId) },
    strength: satisfied ? (strength ?? 'claimed') : null,
  }));
}
