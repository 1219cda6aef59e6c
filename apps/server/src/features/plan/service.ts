/** The stored plan: making it, moving in it, and what it promises. */
import { AppError } from '@waymark/contract';
import {
  checkSettings,
  forecast,
  historyOf,
  moveBlock as moveInPlan,
  paceSamplesOf,
  plan as makePlan,
  reflow,
  seededRandom,
  seedOf,
  type Block,
  type Forecast,
  type ItemState,
  type LocalDate,
  type LoggedTime,
  type Plan,
  type PlanHistory,
  type PlanSettings,
  type ReflowReport,
} from '@waymark/learning';
import { blocks, programmes, timeEntries, type Db } from '@waymark/store';
import { readLedger, type OpenProgramme } from '../../programme/open.ts';
import { heldBlocks } from '../../programme/retro-schedule.ts';

/** The plan as it is stored, with what happened since. */
export interface StandingPlan {
  plan: Plan;
  entries: LoggedTime[];
  states: ReadonlyMap<string, ItemState>;
  history: PlanHistory;
}

/** What a forecast is told by, beside the plan. */
export type Done = Pick<StandingPlan, 'entries' | 'states'>;

export interface PlanResult {
  report: ReflowReport;
  endDate: LocalDate | null;
  forecast: Forecast | null;
}

const NO_PLAN: Plan = { blocks: [], milestones: [], endDate: null, unplaced: [] };

export async function standingPlan(db: Db, open: OpenProgramme): Promise<StandingPlan> {
  const { programme, today } = open;
  const [stored, entries, { states }] = await Promise.all([
    blocks.list(db, programme.id, {}),
    timeEntries.list(db, programme.id, {}),
    readLedger(db, open),
  ]);
  const plan: Plan = { ...NO_PLAN, ...programme.plan, blocks: stored };
  const held = await heldBlocks(db, programme.id, stored);
  return { plan, entries, states, history: historyOf({ blocks: stored, entries, states, today, held }) };
}

/** Stored blocks with the status that the log gives them today. */
export function withStatuses(plan: Plan, history: PlanHistory): Block[] {
  const past = new Map(history.past.map((block) => [block.id, block]));
  return plan.blocks.map((block) => past.get(block.id) ?? block);
}

/**
 * Plans again from today and stores the result.
 *
 * @param open the programme; its settings are those to plan with
 * @throws AppError `not-planned` when it never had settings
 */
export async function replan(db: Db, open: OpenProgramme, standing?: StandingPlan): Promise<PlanResult> {
  if (open.programme.settings === null) throw new AppError('not-planned');
  const now = standing ?? (await standingPlan(db, open));
  const after = makePlan(open.curriculum, open.settings, open.today, now.history);
  return keep(db, open, after, reflow(now.plan, after), now);
}

async function keep(db: Db, open: OpenProgramme, plan: Plan, report: ReflowReport, done: Done): Promise<PlanResult> {
  await blocks.replaceAll(db, open.programme.id, plan.blocks);
  await programmes.savePlan(db, open.programme.id, plan);
  return { report, endDate: plan.endDate, forecast: forecastOf(open, plan, done) };
}

/** @throws AppError `invalid-request` with every problem of the settings */
export async function saveSettings(db: Db, open: OpenProgramme, settings: PlanSettings): Promise<PlanResult> {
  refuseBadSettings(settings);
  await programmes.saveSettings(db, open.programme.id, settings);
  return replan(db, { ...open, settings, programme: { ...open.programme, settings } });
}

/** @throws AppError `invalid-request` */
export function refuseBadSettings(settings: PlanSettings): void {
  const problems = checkSettings(settings);
  if (problems.length > 0) {
    throw new AppError(
      'invalid-request',
      problems.join(' '),
      problems.map((message) => ({ path: 'body', message })),
    );
  }
}

/** @throws AppError `block-not-found`, `not-planned`, `conflict` with the reason why the block cannot go there */
export async function moveBlock(db: Db, open: OpenProgramme, blockId: string, date: LocalDate): Promise<PlanResult> {
  const standing = await standingOrRefuse(db, open);
  const { plan, history } = standing;
  if (!plan.blocks.some(({ id }) => id === blockId)) throw new AppError('block-not-found');
  const { curriculum, settings, today } = open;
  const current = { ...plan, blocks: withStatuses(plan, history) };
  const result = moveInPlan(curriculum, settings, today, history, current, blockId, date);
  if ('problem' in result) throw new AppError('conflict', result.problem);
  return keep(db, open, result.plan, result.report, standing);
}

/** Lets a moved block flow again. @throws AppError as `moveBlock` */
export async function releaseBlock(db: Db, open: OpenProgramme, blockId: string): Promise<PlanResult> {
  const standing = await standingOrRefuse(db, open);
  if (!standing.plan.blocks.some(({ id }) => id === blockId)) throw new AppError('block-not-found');
  const pinned = standing.history.pinned.filter(({ id }) => id !== blockId);
  return replan(db, open, { ...standing, history: { ...standing.history, pinned } });
}

async function standingOrRefuse(db: Db, open: OpenProgramme): Promise<StandingPlan> {
  if (open.programme.plan === null) throw new AppError('not-planned');
  return standingPlan(db, open);
}

/** What a plan with these settings would be; stores nothing. */
export async function previewPlan(
  db: Db,
  open: OpenProgramme,
  settings: PlanSettings,
): Promise<{ plan: Plan; forecast: Forecast | null }> {
  refuseBadSettings(settings);
  const standing = await standingPlan(db, open);
  const plan = makePlan(open.curriculum, settings, open.today, standing.history);
  return { plan, forecast: forecastOf({ ...open, settings }, plan, standing) };
}

/**
 * The forecast of a plan. Its random draws depend on programme and date alone, so that the same day shows the same dates.
 *
 * @returns null when there is nothing left to do
 */
export function forecastOf(
  { programme, curriculum, settings, today }: OpenProgramme,
  plan: Plan,
  { entries, states }: Done,
): Forecast | null {
  if (plan.endDate === null) return null;
  const random = seededRandom(seedOf(`${programme.id} ${today}`));
  const { blocks } = plan;
  const samples = paceSamplesOf({ blocks, entries, states, work: curriculum.work, factors: settings.pace });
  return forecast({ plan, settings, samples, today, random });
}
