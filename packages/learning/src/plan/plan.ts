/** The planner: a curriculum and a learner's time become dated blocks. Pure: the same arguments, the same plan. */

import { fromDayNumber, toDayNumber } from '../calendar/dates.ts';
import type { Block, Curriculum, LocalDate, Milestone, Plan, PlanHistory, PlanSettings } from '../types.ts';
import { availabilityOf, type Availability } from './availability.ts';
import { claimsOf, freeOn, type Claims } from './claims.ts';
import { fillDay, type FillContext, type OpenDay } from './fill-day.ts';
import { helloDays } from './hello.ts';
import { layOut } from './lay-out.ts';
import { retrosOf, RETRO_MINUTES, type RetroPlan } from './retro.ts';
import { cursorOf } from './script-cursor.ts';
import { workloadOf, type Workload } from './workload.ts';

/** Ten years: work that finds no place until then is reported, not planned. */
export const HORIZON_DAYS = 3653;

const NOTHING_YET: PlanHistory = { past: [], pinned: [], logged: {}, closed: [], deferred: {} };

/** Everything that stays the same from day to day. */
interface Run {
  settings: PlanSettings;
  start: number;
  from: number;
  available: Availability;
  claims: Claims;
  context: FillContext;
  retros: RetroPlan;
}

function runOf(curriculum: Curriculum, settings: PlanSettings, today: LocalDate, history: PlanHistory): Run {
  const start = toDayNumber(settings.startDate);
  const from = Math.max(start, toDayNumber(today));
  const available = availabilityOf(settings);
  let claims: Claims | undefined;
  const workload = workloadOf(curriculum, settings, history, (byId) => {
    claims = claimsOf(byId, history, from, available);
  });
  const claimed = claims ?? claimsOf(new Map(), history, from, available);
  const cursor = cursorOf(curriculum.script, settings, claimed.past);
  const context = { workload, cursor, longestSitting: settings.longestSitting, suitsHello: helloDays(settings) };
  const retros = retrosOf(curriculum, start, from, claimed.ids, (day) => freeOn(day, from, available, claimed));
  return { settings, start, from, available, claims: claimed, context, retros };
}

const hasWork = ({ workload }: FillContext): boolean =>
  workload.current() !== undefined || workload.quickWin() !== undefined || workload.hello() !== undefined;

/** The blocks of one day: quick win, main work, what the learner moved here, the look back. */
function blocksOn(run: Run, day: number): Block[] {
  const { claims, context, from, available } = run;
  const pinned = claims.pinned.get(day) ?? [];
  const kept = day === from ? claims.today : [];
  const free = freeOn(day, from, available, claims);
  const studied = hasWork(context) || pinned.length > 0 || kept.length > 0;
  const retro = studied && free >= RETRO_MINUTES ? run.retros.on(day) : null;
  const open: OpenDay = { day, free: free - (retro?.minutes ?? 0), drafts: [] };
  if (open.free > 0) fillDay(context, open);
  const last = retro === null ? [] : [retro];
  const week = Math.floor((day - run.start) / 7) + 1;
  const drafts = [...open.drafts, ...pinned, ...last];
  return drafts.length === 0 ? [] : layOut(drafts, { day, startMinute: available.startOn(day), week, kept });
}

/** The next day on which anything can happen. */
function nextDay(run: Run, day: number): number {
  const { workload } = run.context;
  if (hasWork(run.context)) return day + 1;
  const pinnedDays = run.claims.lastPinnedDay > day ? day + 1 : Number.POSITIVE_INFINITY;
  return Math.min(pinnedDays, workload.nextOpening() ?? Number.POSITIVE_INFINITY);
}

function planDays(run: Run): Block[] {
  const blocks: Block[] = [];
  const end = run.from + HORIZON_DAYS;
  for (let day = run.from; day < end; day = nextDay(run, day)) {
    run.context.workload.openDay(day);
    for (const block of blocksOn(run, day)) blocks.push(block);
  }
  return blocks;
}

/** When checkpoints can be shown: on the last day of what they rest on; none for those that work without a place holds up. */
function milestonesOf(
  curriculum: Curriculum,
  workload: Workload,
  from: number,
  closed: ReadonlySet<string>,
): Milestone[] {
  return curriculum.checkpoints.flatMap((checkpoint) => {
    if (closed.has(checkpoint.itemId)) return [];
    const tasks = checkpoint.after.flatMap((id) => workload.byId.get(id) ?? []);
    if (tasks.some((task) => task.remaining > 0)) return [];
    const days = tasks.flatMap((task) => task.lastDay ?? []);
    const day = days.length === 0 ? from : Math.max(...days);
    const { itemId, title, phaseId } = checkpoint;
    return [{ itemId, title, phaseId, date: fromDayNumber(day) }];
  });
}

/** All blocks in order of time: today's planned ones stand between those that were worked on today. */
function withPast({ past, today }: Claims, future: readonly Block[]): Block[] {
  if (today.length === 0) return [...past, ...future];
  const date = today[0]?.date ?? '';
  const rest = future.findIndex((block) => block.date !== date);
  const ofToday = rest === -1 ? future : future.slice(0, rest);
  const sorted = [...today, ...ofToday].sort((a, b) => a.startMinute - b.startMinute);
  return [...past.filter((block) => block.date < date), ...sorted, ...future.slice(ofToday.length)];
}

/**
 * Plans a curriculum into days.
 *
 * - Blocks begin on the later of the start and today; earlier ones come from history alone, unchanged.
 * - The scripted weeks are played as the document says (see `cursorOf`); then weekdays take the items in order and
 *   weekends go deep into the open leverage resource, or the current item.
 * - One quick win a day comes first, until they are done; so day one has one.
 * - Saying hello comes on the first weekend that the script leaves free, from the second week on (see `helloDays`).
 * - A deliverable follows the items it rests on; what is known, closed or done takes no time; what is deferred waits.
 * - No day holds more than its minutes, no block is longer than the longest sitting, a block under 15 minutes only
 *   finishes an item.
 * - Pinned blocks keep their date while the day has room for them; otherwise their minutes are planned like any work.
 * - A retrospective closes every period of `retroEveryWeeks` while there is work.
 * - Ids are `<item>#<number>`, numbers counting on from the pieces that exist already.
 *
 * n log n in items and blocks. Never throws on settings that `checkSettings` accepts.
 * @param today the learner's date.
 */
export function plan(curriculum: Curriculum, settings: PlanSettings, today: LocalDate, history = NOTHING_YET): Plan {
  const run = runOf(curriculum, settings, today, history);
  const { workload } = run.context;
  const future = planDays(run);
  const closed = new Set([...settings.known, ...history.closed]);
  return {
    blocks: withPast(run.claims, future),
    milestones: milestonesOf(curriculum, workload, run.from, closed),
    endDate: future.at(-1)?.date ?? null,
    unplaced: workload.tasks
      .filter((task) => task.remaining > 0)
      .map((task) => ({ itemId: task.item.itemId, minutes: task.remaining })),
  };
}
