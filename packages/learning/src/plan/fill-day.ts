/** One day's work: who gets the free minutes, in which order. Times of the day come later (see lay-out). */

import { weekdayOf } from '../calendar/dates.ts';
import type { Block, BlockKind, ScriptedDay } from '../types.ts';
import type { ScriptCursor } from './script-cursor.ts';
import { LEAST_SITTING, splitSittings } from './sittings.ts';
import { nextBlockId, type Task, type Workload } from './workload.ts';

/** A block before it has a time of the day. */
export type Draft = Omit<Block, 'startMinute' | 'date' | 'week'>;

/** A day that is being filled. */
export interface OpenDay {
  day: number;
  /** Minutes left. */
  free: number;
  drafts: Draft[];
}

export interface FillContext {
  workload: Workload;
  cursor: ScriptCursor;
  longestSitting: number;
  /** Whether it is a day to say hello on. */
  suitsHello(day: number): boolean;
}

const SATURDAY = 6;
/** From this much time on, a day has room for a quick win beside its main work. */
const ROOMY_DAY = 30;
const QUICK_WIN = 45;

/** How a block looks, where it is not simply its item's. */
interface Look {
  kind: BlockKind;
  scripted?: ScriptedDay;
}

/** The next piece of a task. Written out key by key: this runs once a block. */
function draftOf(task: Task, minutes: number, { kind, scripted }: Look): Draft {
  const { item } = task;
  return {
    id: nextBlockId(task),
    minutes,
    kind,
    itemId: item.itemId,
    dayId: scripted?.itemId ?? null,
    title: scripted?.title ?? item.title,
    text: scripted?.text ?? item.text ?? '',
    phaseId: item.phaseId,
    pinned: false,
    status: 'planned',
  };
}

/** Gives a task up to `limit` minutes of the day; false where not even one sitting fits. */
function place(context: FillContext, open: OpenDay, task: Task, look: Look, limit = open.free): boolean {
  const room = Math.min(limit, open.free);
  const minutes = Math.min(room, task.remaining);
  const finishing = minutes === task.remaining;
  if (minutes <= 0 || (minutes < LEAST_SITTING && !finishing)) return false;
  let used = 0;
  for (const piece of splitSittings(minutes, context.longestSitting, finishing)) {
    open.drafts.push(draftOf(task, piece, look));
    used += piece;
  }
  open.free -= used;
  context.workload.spend(task, used, open.day);
  return true;
}

/** One quick win a day comes first; it leaves room for the day's main work wherever the day is long enough. */
function fillQuickWin(context: FillContext, open: OpenDay): void {
  const win = context.workload.quickWin();
  if (win === undefined) return;
  const half = Math.floor(open.free / 2);
  const limit = open.free < ROOMY_DAY ? open.free : Math.max(half, Math.min(QUICK_WIN, open.free - LEAST_SITTING));
  place(context, open, win, { kind: 'quick-win' }, limit);
}

/** A scripted day takes the whole day: from its own resources first, then from whatever is next. */
function fillScripted(context: FillContext, open: OpenDay, scripted: ScriptedDay): void {
  const { workload } = context;
  const look: Look = { kind: 'scripted', scripted };
  const before = open.drafts.length;
  for (const id of scripted.charges) {
    const task = workload.byId.get(id);
    if (task !== undefined && workload.isOpen(task, open.day)) place(context, open, task, look);
  }
  for (let task = workload.current(); task !== undefined; task = workload.current()) {
    if (!place(context, open, task, look)) break;
  }
  if (open.drafts.length > before) context.cursor.play(scripted, open.day);
}

const kindOf = (task: Task, isWeekend: boolean): BlockKind => {
  if (task.item.kind === 'deliverable') return 'deliverable';
  return isWeekend ? 'deep-dive' : 'study';
};

/** Saying hello comes when the flow has nothing more to say, before the day's work. */
function fillHello(context: FillContext, open: OpenDay): void {
  const hello = context.workload.hello();
  if (hello === undefined || !context.cursor.isOver() || !context.suitsHello(open.day)) return;
  place(context, open, hello, { kind: 'hello' });
}

/** A day after the script: the current item and what follows; at weekends the open leverage resource first. */
function fillGenerated(context: FillContext, open: OpenDay): void {
  const { workload } = context;
  fillHello(context, open);
  const isWeekend = weekdayOf(open.day) >= SATURDAY;
  const ahead = isWeekend && workload.current()?.item.leverage !== true ? workload.headStart() : undefined;
  if (ahead !== undefined) place(context, open, ahead, { kind: 'deep-dive' });
  for (let task = workload.current(); task !== undefined; task = workload.current()) {
    if (!place(context, open, task, { kind: kindOf(task, isWeekend) })) return;
  }
  // Nothing else is left: the remaining quick wins need not wait for a day each.
  for (let win = workload.quickWin(); win !== undefined; win = workload.quickWin()) {
    if (!place(context, open, win, { kind: 'quick-win' })) return;
  }
}

/** Nothing else is left: saying hello need not wait for its day. */
function fillLast(context: FillContext, open: OpenDay): void {
  const { workload } = context;
  if (workload.current() !== undefined || workload.quickWin() !== undefined) return;
  for (let hello = workload.hello(); hello !== undefined; hello = workload.hello()) {
    if (!place(context, open, hello, { kind: 'hello' })) return;
  }
}

/** Fills a day's free minutes. */
export function fillDay(context: FillContext, open: OpenDay): void {
  fillQuickWin(context, open);
  if (open.free <= 0) return;
  const scripted = context.cursor.textFor(open.day);
  if (scripted === null) fillGenerated(context, open);
  else fillScripted(context, open, scripted);
  fillLast(context, open);
}
