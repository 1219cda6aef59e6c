/** What an answer does to the plan: shown before, made through the plan's own functions, told after. */
import { AppError, type ErrorDetail, type RetroChange, type RetroEffect } from '@waymark/contract';
import {
  changedSettings,
  changesPlan,
  plan as makePlan,
  reflow,
  type Instant,
  type LocalDate,
  type Plan,
  type PlanSettings,
} from '@waymark/learning';
import type { Db } from '@waymark/store';
import { readLedger, type OpenProgramme } from '../../programme/open.ts';
import { setState } from '../evidence/service.ts';
import {
  forecastOf,
  refuseBadSettings,
  replan,
  saveSettings,
  standingPlan,
  type StandingPlan,
} from '../plan/service.ts';

/** Blocks that move, of which a person reads the first. */
const MOST_TOLD = 30;

/**
 * What the answer would do, held against what a re-plan of today would do anyway.
 *
 * @throws AppError `invalid-request` with every problem, `not-planned`
 */
export async function effectOf(db: Db, open: OpenProgramme, change: RetroChange): Promise<RetroEffect> {
  const standing = await standingOf(db, open);
  const settings = await checked(db, open, change);
  const { history } = standing;
  const before = makePlan(open.curriculum, open.settings, open.today, history);
  const putOff = Object.fromEntries(change.putOff.map(({ itemId, until }) => [itemId, until]));
  const deferred = { ...history.deferred, ...putOff };
  const after = makePlan(open.curriculum, settings, open.today, { ...history, deferred });
  return told(open, settings, change, { before, after, standing });
}

/**
 * Makes the change: items are put off in the ledger, settings are saved, and the plan is made once more from today.
 *
 * @throws AppError as `effectOf`
 */
export async function applyChange(
  db: Db,
  open: OpenProgramme,
  change: RetroChange,
  now: Instant,
): Promise<RetroEffect> {
  const effect = await effectOf(db, open, change);
  const settings = changedSettings(open.settings, change);
  for (const { itemId, until } of change.putOff) {
    const state = { state: 'deferred', until, note: 'Put off in a retrospective' } as const;
    await setState(db, open, open.rules, itemId, state, now);
  }
  if (changesPlan(change)) await saveSettings(db, open, settings);
  else await replan(db, open);
  return effect;
}

async function standingOf(db: Db, open: OpenProgramme): Promise<StandingPlan> {
  if (open.programme.plan === null || open.programme.settings === null) throw new AppError('not-planned');
  return standingPlan(db, open);
}

/** @returns the settings as the answer wants them @throws AppError `invalid-request` */
async function checked(db: Db, open: OpenProgramme, change: RetroChange): Promise<PlanSettings> {
  const { states } = await readLedger(db, open);
  const work = new Map(open.curriculum.work.map((item) => [item.itemId, item]));
  const details: ErrorDetail[] = [];
  const note = (path: string, message: string): void => void details.push({ path: `body.change.${path}`, message });
  for (const { itemId, until } of change.putOff) {
    const item = work.get(itemId);
    const state = states.get(itemId)?.state ?? 'open';
    if (item === undefined) note('putOff', `${itemId} is no work of this roadmap.`);
    else if (state === 'done' || state === 'skipped') note('putOff', `“${item.title}” is ${state} already.`);
    else if (until <= open.today) note('putOff', `Put “${item.title}” off until a day after today (${open.today}).`);
  }
  for (const itemId of change.focus ?? [])
    if (!work.has(itemId)) note('focus', `${itemId} is no work of this roadmap.`);
  for (const { from, to } of change.daysOff) {
    if (from > to) note('daysOff', `A day off ends before it begins: ${from} to ${to}.`);
    else if (to < open.today) note('daysOff', `${to} is past: choose days off that are still to come.`);
  }
  if (details.length > 0)
    throw new AppError('invalid-request', details.map(({ message }) => message).join(' '), details);
  const settings = changedSettings(open.settings, change);
  refuseBadSettings(settings);
  return settings;
}

function told(
  open: OpenProgramme,
  settings: PlanSettings,
  change: RetroChange,
  { before, after, standing }: { before: Plan; after: Plan; standing: StandingPlan },
): RetroEffect {
  const report = reflow(before, after);
  return {
    told: inWords(open, settings, change),
    before: { endDate: before.endDate, forecast: forecastOf(open, before, standing) },
    after: { endDate: after.endDate, forecast: forecastOf({ ...open, settings }, after, standing) },
    report: { ...report, moved: report.moved.slice(0, MOST_TOLD) },
    moved: report.moved.length,
  };
}

const dayOf = (date: LocalDate): string =>
  Temporal.PlainDate.from(date).toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

const hoursOf = (minutes: number): string => `${Math.round(minutes / 6) / 10} h`;

function inWords({ settings: old, items }: OpenProgramme, settings: PlanSettings, change: RetroChange): string[] {
  const week = (of: PlanSettings): number => of.minutesPerWeekday.reduce((sum, day) => sum + day, 0);
  const title = (itemId: string): string => `“${items.get(itemId)?.title ?? itemId}”`;
  const said: string[] = [];
  if (week(settings) !== week(old)) said.push(`${hoursOf(week(settings))} a week instead of ${hoursOf(week(old))}.`);
  if (settings.longestSitting !== old.longestSitting)
    said.push(`At most ${settings.longestSitting} minutes without a break, instead of ${old.longestSitting}.`);
  for (const { from, to, reason } of change.daysOff) {
    const days = from === to ? dayOf(from) : `${dayOf(from)} to ${dayOf(to)}`;
    said.push(`Off: ${days}${reason === '' ? '' : `, ${reason}`}.`);
  }
  for (const { itemId, until } of change.putOff) said.push(`${title(itemId)} waits until ${dayOf(until)}.`);
  if (change.focus !== null)
    said.push(change.focus.length > 0 ? `First: ${change.focus.map(title).join(', ')}.` : 'Nothing goes first.');
  return said;
}
