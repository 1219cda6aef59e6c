/** What the pages show of the plan. */
import type { LoggedBlock, PlanView, Today } from '@waymark/contract';
import { AppError } from '@waymark/contract';
import {
  addDays,
  burnUp,
  daysBetween,
  isoWeekday,
  retroToMention,
  signalStatuses,
  weekOf,
  type Block,
  type Instant,
  type LocalDate,
  type ProofRules,
  type SignalStatus,
} from '@waymark/learning';
import { itemById } from '@waymark/roadmap';
import { drafts, notes, retros, timers, type Db } from '@waymark/store';
import { readLedger, type OpenProgramme } from '../../programme/open.ts';
import { retroSchedule } from '../../programme/retro-schedule.ts';
import { failingChecks } from '../projects/service.ts';
import { dueCards } from '../review/service.ts';
import { forecastOf, standingPlan, withStatuses, type StandingPlan } from './service.ts';

/** A burn-up of ten years by the day would be longer than the plan itself. */
const MOST_POINTS = 400;
/** A week without hours leaves a whole roadmap without a place: the first items say as much as all. */
const MOST_UNPLACED = 100;

interface Shown extends StandingPlan {
  /** Every block with its status of today and what was logged on it. */
  shown: LoggedBlock[];
}

async function show(db: Db, open: OpenProgramme): Promise<Shown> {
  if (open.programme.plan === null) throw new AppError('not-planned');
  const standing = await standingPlan(db, open);
  const { loggedPerBlock = {} } = standing.history;
  const current = withStatuses(standing.plan, standing.history);
  const shown = current.map((block) => ({ ...block, loggedMinutes: loggedPerBlock[block.id] ?? 0 }));
  return { ...standing, shown };
}

/** Missed or half done, and not planned anew since: a re-plan stores what it found as missed. */
function slippedOf({ plan, shown }: Shown, today: LocalDate): LoggedBlock[] {
  const waiting = new Set(
    plan.blocks.filter(({ status, date }) => status === 'planned' && date < today).map(({ id }) => id),
  );
  return shown.filter(({ id, status }) => waiting.has(id) && (status === 'missed' || status === 'partial'));
}

export async function planView(
  db: Db,
  open: OpenProgramme,
  range: { from?: LocalDate | undefined; to?: LocalDate | undefined },
): Promise<PlanView> {
  const { today, settings } = open;
  const all = await show(db, open);
  const { plan, entries, shown } = all;
  const inRange = ({ date }: { date: LocalDate }): boolean =>
    (range.from === undefined || date >= range.from) && (range.to === undefined || date <= range.to);
  return {
    today,
    settings,
    blocks: shown.filter(inRange),
    milestones: plan.milestones.filter(inRange),
    endDate: plan.endDate,
    forecast: forecastOf(open, { ...plan, blocks: shown }, all),
    burnUp: thin(burnUp({ ...plan, blocks: shown }, entries, today), MOST_POINTS),
    slipped: slippedOf(all, today).length,
    unplaced: plan.unplaced.slice(0, MOST_UNPLACED),
  };
}

/** Every n-th point and the last: the line looks the same and stays drawable. */
function thin<T>(points: T[], most: number): T[] {
  const step = Math.ceil(points.length / most);
  return points.filter((_, index) => index % step === 0 || index === points.length - 1);
}

export async function todayView(db: Db, open: OpenProgramme, rules: ProofRules, now: Instant): Promise<Today> {
  const { programme, roadmap, today, settings } = open;
  const all = await show(db, open);
  const { shown, entries, plan } = all;
  const { entries: ledger, states } = await readLedger(db, open);
  const signals = signalStatuses(roadmap, rules, ledger);
  const of = sumsOf(shown, entries);
  const monday = addDays(today, 1 - isoWeekday(today));
  const end = plan.endDate ?? shown.at(-1)?.date ?? today;
  return {
    date: today,
    now,
    programme: { id: programme.id, title: programme.title, purpose: roadmap.snapshot.purpose },
    week: today < settings.startDate ? 0 : weekOf(settings.startDate, today),
    totalWeeks: Math.max(1, Math.ceil((daysBetween(settings.startDate, end) + 1) / 7)),
    blocks: shown.filter(({ date }) => date === today),
    plannedMinutes: of.planned(today, today),
    loggedMinutes: of.logged(today, today),
    next: nextDay(shown, today),
    slipped: slippedOf(all, today),
    nextProof: nextProof(signals, all, today),
    quickWins: roadmap.quickWins
      .filter(({ id }) => (states.get(id)?.state ?? 'open') === 'open')
      .map(({ id, title, text }) => ({ itemId: id, title, text })),
    failing: await failingChecks(db, open),
    dueCards: await dueCards(db, open, now),
    retroDue: await retroDue(db, open, all),
    leftOff: await leftOff(db, open),
    timer: await timers.get(db, programme.id),
    track: {
      plannedToDate: of.planned(settings.startDate, addDays(today, -1)),
      loggedToDate: of.logged(settings.startDate, addDays(today, -1)),
      endDate: plan.endDate,
      forecast: forecastOf(open, { ...plan, blocks: shown }, all),
      signalsDone: signals.filter(({ satisfied, state }) => satisfied && state === 'done').length,
      signalsTotal: signals.length,
    },
    weekSoFar: {
      plannedMinutes: of.planned(monday, addDays(monday, 6)),
      loggedMinutes: of.logged(monday, addDays(monday, 6)),
    },
  };
}

async function retroDue(db: Db, open: OpenProgramme, { shown, entries }: Shown): Promise<Today['retroDue']> {
  const due = retroToMention(await retroSchedule(db, open, shown, entries), open.today);
  if (due === null) return null;
  const begun = (await retros.drafts(db, open.programme.id)).find(({ to }) => to === due.to);
  return { id: begun?.id ?? null, from: due.from, to: due.to, due: due.due };
}

async function leftOff(db: Db, { programme, roadmap }: OpenProgramme): Promise<Today['leftOff']> {
  const note = await notes.latest(db, programme.id);
  const code = await drafts.latest(db, programme.id);
  if (note !== null && (code === null || note.updatedAt >= code.updatedAt)) {
    const item = itemById(roadmap, note.itemId);
    return item ? { kind: 'note', id: item.id, title: item.title, at: note.updatedAt } : null;
  }
  if (code === null) return null;
  return { kind: 'code', id: code.challenge, title: code.challenge.replaceAll('-', ' '), at: code.updatedAt };
}

function sumsOf(shown: Block[], entries: { date: LocalDate; minutes: number }[]) {
  const between = (list: { date: LocalDate; minutes: number }[]) => (from: LocalDate, to: LocalDate) =>
    list.reduce((sum, { date, minutes }) => (date >= from && date <= to ? sum + minutes : sum), 0);
  return { planned: between(shown), logged: between(entries) };
}

function nextDay(shown: LoggedBlock[], today: LocalDate): Today['next'] {
  const date = shown.find((block) => block.date > today)?.date;
  return date === undefined ? null : { date, blocks: shown.filter((block) => block.date === date) };
}

/** The open signal that the plan reaches first; one that is nearly there goes before one that has not begun. */
function nextProof(signals: SignalStatus[], { plan }: Shown, today: LocalDate): Today['nextProof'] {
  const dates = new Map(plan.milestones.map(({ itemId, date }) => [itemId, date]));
  const open = signals.filter(({ satisfied, state }) => !satisfied && state === 'open');
  const soonest = (signal: SignalStatus): string => dates.get(signal.itemId) ?? '9999-12-31';
  const [next] = open.sort(
    (a, b) =>
      Number(soonest(a) < today) - Number(soonest(b) < today) ||
      soonest(a).localeCompare(soonest(b)) ||
      b.progress - a.progress,
  );
  return next
    ? { itemId: next.itemId, title: next.title, missing: next.missing, date: dates.get(next.itemId) ?? null }
    : null;
}
