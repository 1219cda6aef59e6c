/** Time spent: the log and the timer. */
import { AppError, type TimeEntry, type Timer } from '@waymark/contract';
import { historyOf, type Instant, type LocalDate } from '@waymark/learning';
import { blocks, newId, timeEntries, timers, type Db, type TimePatch } from '@waymark/store';
import { readLedger, type OpenProgramme } from '../../programme/open.ts';

const DAY_MINUTES = 1440;

/** What time is spent on. */
export interface About {
  itemId: string | null;
  blockId: string | null;
}

export interface Spent extends About {
  minutes: number;
  note: string;
  date: LocalDate;
}

/** @throws AppError `invalid-request` for a day that has not come yet */
function refuseFuture(date: LocalDate, today: LocalDate): void {
  if (date <= today) return;
  const message = `${date} has not come yet (today is ${today}): log what was done, plan what will be.`;
  throw new AppError('invalid-request', message, [{ path: 'body.date', message }]);
}

/**
 * Logs time. Without a block or an item it goes to the first block of that day which is not done.
 *
 * @throws AppError `block-not-found`, `item-not-found`, `invalid-request` for a future date
 */
export async function logTime(db: Db, open: OpenProgramme, spent: Spent, now: Instant): Promise<TimeEntry> {
  refuseFuture(spent.date, open.today);
  const about = await resolve(db, open, spent, spent.date);
  const { minutes, note, date } = spent;
  const entry: TimeEntry = { id: newId(), ...about, minutes, note, date, createdAt: now };
  await timeEntries.insert(db, open.programme.id, entry);
  return entry;
}

async function resolve(db: Db, open: OpenProgramme, { itemId, blockId }: About, date: LocalDate): Promise<About> {
  if (blockId !== null) {
    const block = await blocks.get(db, open.programme.id, blockId);
    if (!block) throw new AppError('block-not-found');
    return { blockId, itemId: itemId ?? block.itemId };
  }
  if (itemId !== null) {
    if (!open.items.has(itemId)) throw new AppError('item-not-found');
    return { blockId: null, itemId };
  }
  const next = await firstOpenBlock(db, open, date);
  return { blockId: next?.id ?? null, itemId: next?.itemId ?? null };
}

async function firstOpenBlock(db: Db, open: OpenProgramme, date: LocalDate) {
  const { programme, today } = open;
  const [day, entries, { states }] = await Promise.all([
    blocks.list(db, programme.id, { from: date, to: date }),
    timeEntries.list(db, programme.id, { from: date, to: date }),
    readLedger(db, open),
  ]);
  const { past } = historyOf({ blocks: day, entries, states, today });
  const done = new Set(past.filter(({ status }) => status === 'done').map(({ id }) => id));
  return day.find(({ id }) => !done.has(id)) ?? day.at(-1);
}

/** @throws AppError `entry-not-found`, `invalid-request` */
export async function editTime(db: Db, open: OpenProgramme, id: string, patch: TimePatch): Promise<TimeEntry> {
  if (patch.date !== undefined) refuseFuture(patch.date, open.today);
  const entry = await timeEntries.update(db, open.programme.id, id, patch);
  if (!entry) throw new AppError('entry-not-found');
  return entry;
}

/** @throws AppError `timer-running`, `block-not-found`, `item-not-found` */
export async function startTimer(db: Db, open: OpenProgramme, wanted: About, now: Instant): Promise<Timer> {
  const about = await resolve(db, open, wanted, open.today);
  const block = about.blockId === null ? null : await blocks.get(db, open.programme.id, about.blockId);
  const title = block?.title ?? open.items.get(about.itemId ?? '')?.title ?? open.programme.title;
  const timer: Timer = { ...about, title, startedAt: now };
  if (!(await timers.start(db, open.programme.id, timer))) throw new AppError('timer-running');
  return timer;
}

/**
 * Leaves minutes out of what the timer counts: it counts from later on.
 *
 * @throws AppError `no-timer`, `invalid-request` for more than it has counted
 */
export async function leaveOutTime(db: Db, open: OpenProgramme, minutes: number, now: Instant): Promise<Timer> {
  const timer = await timers.get(db, open.programme.id);
  if (!timer) throw new AppError('no-timer');
  const from = Date.parse(timer.startedAt) + minutes * 60_000;
  if (from > Date.parse(now)) {
    const message = 'That is more than the timer has counted: discard it instead.';
    throw new AppError('invalid-request', message, [{ path: 'body.minutes', message }]);
  }
  const left = await timers.beginAt(db, open.programme.id, new Date(from).toISOString());
  if (!left) throw new AppError('no-timer');
  return left;
}

/**
 * Stops the timer and logs what it says, at least a minute and at most a day.
 *
 * @param given corrects the clock, where the learner forgot to stop it
 * @throws AppError `no-timer`
 */
export async function stopTimer(
  db: Db,
  open: OpenProgramme,
  given: { minutes?: number | undefined; note: string },
  now: Instant,
): Promise<TimeEntry> {
  const timer = await timers.stop(db, open.programme.id);
  if (!timer) throw new AppError('no-timer');
  const ran = Math.round((Date.parse(now) - Date.parse(timer.startedAt)) / 60_000);
  const minutes = given.minutes ?? Math.max(1, Math.min(DAY_MINUTES, ran));
  // The plan may have been made anew while the timer ran: the time still counts, on the item.
  const stands = timer.blockId !== null && (await blocks.get(db, open.programme.id, timer.blockId)) !== null;
  const { itemId } = timer;
  const entry: TimeEntry = {
    id: newId(),
    itemId,
    blockId: stands ? timer.blockId : null,
    minutes,
    note: given.note,
    date: open.today,
    createdAt: now,
  };
  await timeEntries.insert(db, open.programme.id, entry);
  return entry;
}
