/** Contributions: what was counted, and the one piece of evidence a week that says so. */
import { AppError, type Contributions } from '@waymark/contract';
import type { HostState } from '@waymark/checks/contributions';
import {
  localDateAt,
  mondayOf,
  standingEvidence,
  type EvidenceEntry,
  type Instant,
  type LocalDate,
} from '@waymark/learning';
import { contributions, ledger, type Contribution, type ContributionSource, type Db } from '@waymark/store';
import { recordEvidence, withdraw } from '../evidence/service.ts';
import type { OpenProgramme } from '../../programme/open.ts';

type DayCount = Awaited<ReturnType<typeof contributions.days>>[number];

/** @returns the first day that counts: the plan's first, or the day on which the programme was made */
export function sinceOf({ programme, settings }: OpenProgramme): LocalDate {
  const made = localDateAt(programme.createdAt, settings.timeZone);
  const start = programme.settings?.startDate;
  return start === undefined || made < start ? made : start;
}

export async function contributionsView(db: Db, open: OpenProgramme): Promise<Contributions> {
  const since = sinceOf(open);
  const [counts, sources, authors] = await Promise.all([
    contributions.days(db, open.programme.id, since),
    contributions.sources(db, open.programme.id),
    contributions.authors(db, open.programme.id),
  ]);
  const totalOf = (list: readonly DayCount[]): number => list.reduce((sum, { count }) => sum + count, 0);
  const pulls = totalOf(counts.filter(({ kind }) => kind === 'pull-request'));
  const byDay = Map.groupBy(counts, ({ day }) => day);
  return {
    ...{ since, authors, total: totalOf(counts), pullRequests: pulls, commits: totalOf(counts) - pulls },
    sources: sources.map((one) => ({
      ...sourceOf(one),
      counted: totalOf(counts.filter(({ source }) => source === one.source)),
    })),
    days: [...byDay].map(([date, list]) => ({ date, count: totalOf(list) })),
  };
}

/** What a repository on the learner's machine keeps as its state. */
export interface LocalState {
  heads: string[];
  authors: string[];
}

function sourceOf({
  source,
  kind,
  label,
  readAt,
  state,
}: ContributionSource): Omit<Contributions['sources'][number], 'counted'> {
  const shown = { source, kind, label, readAt };
  if (kind === 'local') return { ...shown, ...(state as LocalState), pending: false, waitUntil: null };
  const { tasks, waitUntil } = state as HostState;
  return { ...shown, heads: [], authors: [], pending: tasks.length > 0, waitUntil };
}

export interface Reported {
  source: string;
  label: string;
  authors: string[];
  commits: { id: string; day: LocalDate }[];
  heads: string[] | null;
}

/** Takes in what the command line read in one repository. */
export async function takeCommits(
  db: Db,
  open: OpenProgramme,
  { source, label, authors, commits, heads }: Reported,
  now: Instant,
): Promise<{ added: number; total: number }> {
  const { id } = open.programme;
  const found = commits.map(({ id: hash, day }): Contribution => ({ id: hash, kind: 'commit', day }));
  const added = await contributions.add(db, id, source, found);
  await contributions.addAuthors(db, id, authors);
  if (heads !== null) {
    const state: LocalState = { heads, authors };
    await contributions.putSource(db, id, { source, kind: 'local', label, state, readAt: now });
  }
  return { added, total: await tell(db, open, now) };
}

/** @throws AppError `source-not-found` */
export async function forget(db: Db, open: OpenProgramme, source: string, now: Instant): Promise<void> {
  if (!(await contributions.removeSource(db, open.programme.id, source))) throw new AppError('source-not-found');
  await tell(db, open, now);
}

/**
 * Brings the ledger up to what is counted: one piece of evidence for each week that has any, appended anew only where its
 * number changed. A year of daily readings leaves a few hundred entries, not one for each commit.
 *
 * @returns how many are counted in all
 */
export async function tell(db: Db, open: OpenProgramme, now: Instant): Promise<number> {
  const counts = await contributions.days(db, open.programme.id, sinceOf(open));
  const weeks = Map.groupBy(counts, ({ day }) => mondayOf(day));
  const standing = await standingWeeks(db, open);
  for (const [week, list] of weeks) {
    const said = weekSaid(list);
    const before = standing.get(week);
    if (before?.value === said.value && before.on === said.on && before.note === said.note) continue;
    const evidence = {
      itemId: `contribution/${week}`,
      kind: 'contribution',
      subject: week,
      link: null,
      ...said,
    } as const;
    await recordEvidence(db, open, open.rules, { ...evidence, strength: 'checked' }, now);
  }
  for (const [week, { id }] of standing)
    if (!weeks.has(week)) await withdraw(db, open, open.rules, id, 'Nothing is counted in that week any more.', now);
  return counts.reduce((sum, { count }) => sum + count, 0);
}

/** The latest that stands for each week. */
async function standingWeeks(db: Db, open: OpenProgramme): Promise<Map<string, EvidenceEntry>> {
  const entries = standingEvidence(await ledger.list(db, open.programme.id));
  return new Map(entries.flatMap((entry) => (entry.kind === 'contribution' ? [[entry.subject, entry]] : [])));
}

function weekSaid(list: readonly DayCount[]): { value: number; note: string; on: LocalDate } {
  const of = (kind: DayCount['kind']): number =>
    list.reduce((sum, one) => sum + (one.kind === kind ? one.count : 0), 0);
  const [commits, pulls] = [of('commit'), of('pull-request')];
  const words = [many(commits, 'commit'), many(pulls, 'pull request')].filter((part) => part !== '');
  const on = list.reduce((latest, { day }) => (day > latest ? day : latest), '');
  return { value: commits + pulls, note: words.join(' and '), on };
}

function many(count: number, what: string): string {
  return count === 0 ? '' : `${count} ${what}${count === 1 ? '' : 's'}`;
}
