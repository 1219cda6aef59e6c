/** What is left to do, item by item, and which item's turn it is. */

import { toDayNumber } from '../calendar/dates.ts';
import type { Block, Curriculum, PlanHistory, PlanSettings, WorkItem } from '../types.ts';
import { atPace } from './at-pace.ts';
import { focusFirst } from './focus.ts';
import { heapOf } from './heap.ts';

/** One item of the curriculum while a plan is made. */
export interface Task {
  item: WorkItem;
  /** Place in the curriculum's order. */
  place: number;
  /** Minutes that have no block yet. */
  remaining: number;
  /** First day on which it may be worked on. */
  notBefore: number;
  /** How many unfinished items it waits for. */
  waitingFor: number;
  /** Last day with a block of it, past or planned; null while there is none. */
  lastDay: number | null;
  /** Ordinals of pieces that have a block already. */
  taken: Set<number>;
  nextOrdinal: number;
}

export interface Workload {
  tasks: Task[];
  byId: Map<string, Task>;
  /** Lets in what may be worked on from that day. */
  openDay(day: number): void;
  /** Whose turn it is, in the curriculum's order; quick wins and saying hello have queues of their own. */
  current(): Task | undefined;
  quickWin(): Task | undefined;
  hello(): Task | undefined;
  /** The leverage resource that follows the current one, once the current one has begun: a head start. */
  headStart(): Task | undefined;
  isOpen(task: Task, day: number): boolean;
  /** Takes minutes off a task. */
  spend(task: Task, minutes: number, day: number): void;
  /** The first later day on which something that waits may begin. */
  nextOpening(): number | undefined;
}

/** The number of a piece, from its block's id `<item>#<number>`; null where the id has none. */
export function ordinalOf(blockId: string): number | null {
  const ordinal = Number(blockId.slice(blockId.lastIndexOf('#') + 1));
  return Number.isInteger(ordinal) && ordinal > 0 ? ordinal : null;
}

/** Id of a task's next piece: the smallest number without a block, so that a piece whose date moves keeps its id. */
export function nextBlockId(task: Task): string {
  while (task.taken.has(task.nextOrdinal)) task.nextOrdinal += 1;
  task.nextOrdinal += 1;
  return `${task.item.itemId}#${task.nextOrdinal - 1}`;
}

/** Work with a queue of its own comes beside the main work, not in its order. */
const isAside = ({ item: { kind } }: Task): boolean => kind === 'quick-win' || kind === 'hello';

/** Records that a block of this task exists on a day. */
export function noteBlock(task: Task, block: Block): void {
  const ordinal = ordinalOf(block.id);
  if (ordinal !== null) task.taken.add(ordinal);
  if (block.status !== 'missed')
    task.lastDay = Math.max(task.lastDay ?? Number.NEGATIVE_INFINITY, toDayNumber(block.date));
}

function tasksOf(curriculum: Curriculum, settings: PlanSettings, history: PlanHistory): Map<string, Task> {
  const closed = new Set([...settings.known, ...history.closed]);
  const tasks = new Map<string, Task>();
  for (const item of focusFirst(atPace(curriculum.work, settings.pace), settings.focus ?? [])) {
    if (tasks.has(item.itemId)) continue;
    const until = history.deferred[item.itemId];
    const left = closed.has(item.itemId) ? 0 : Math.max(0, item.minutes - (history.logged[item.itemId] ?? 0));
    const common = { waitingFor: 0, lastDay: null, taken: new Set<number>(), nextOrdinal: 1, place: tasks.size };
    const notBefore = until === undefined ? Number.NEGATIVE_INFINITY : toDayNumber(until);
    tasks.set(item.itemId, { ...common, item, remaining: left, notBefore });
  }
  return tasks;
}

/**
 * The workload before anything is planned.
 * @param claim takes off what has a block already (today's and the learner's own), before the queues are filled.
 */
export function workloadOf(
  curriculum: Curriculum,
  settings: PlanSettings,
  history: PlanHistory,
  claim: (byId: Map<string, Task>) => void,
): Workload {
  const byId = tasksOf(curriculum, settings, history);
  claim(byId);
  const tasks = [...byId.values()];
  const dependents = new Map<Task, Task[]>();
  const ready = heapOf<Task>((a, b) => a.place < b.place);
  const wins = heapOf<Task>((a, b) => a.place < b.place);
  const hellos = heapOf<Task>((a, b) => a.place < b.place);
  const waiting = heapOf<Task>((a, b) => a.notBefore < b.notBefore);
  let today = Number.NEGATIVE_INFINITY;
  const admit = (task: Task): void => {
    if (task.remaining === 0 || task.waitingFor > 0) return;
    if (task.notBefore > today) waiting.push(task);
    else if (task.item.kind === 'quick-win') wins.push(task);
    else if (task.item.kind === 'hello') hellos.push(task);
    else ready.push(task);
  };
  for (const task of tasks) {
    for (const id of task.item.after ?? []) {
      const first = byId.get(id);
      if (first === undefined || first.remaining === 0) continue;
      task.waitingFor += 1;
      const list = dependents.get(first) ?? [];
      list.push(task);
      dependents.set(first, list);
    }
  }
  const finish = (task: Task): void => {
    for (const dependent of dependents.get(task) ?? []) {
      dependent.waitingFor -= 1;
      if (dependent.waitingFor === 0) admit(dependent);
    }
  };
  // Work is spent out of turn too (scripted days, head starts): finished tasks leave a queue when they come up.
  const head = (queue: typeof ready): Task | undefined => {
    while (queue.peek()?.remaining === 0) queue.pop();
    return queue.peek();
  };
  /** The next unfinished item in the curriculum's order, whatever it waits for; what is put off is passed over. */
  const following = (first: Task): Task | undefined => {
    for (let place = first.place + 1; place < tasks.length; place += 1) {
      const task = tasks[place];
      const passed = task === undefined || task.remaining === 0 || task.notBefore > today;
      if (!passed && !isAside(task)) return task;
    }
    return undefined;
  };
  tasks.forEach(admit);
  return {
    tasks,
    byId,
    openDay(day) {
      today = day;
      for (let task = waiting.peek(); task !== undefined && task.notBefore <= day; task = waiting.peek()) {
        waiting.pop();
        admit(task);
      }
    },
    current: () => head(ready),
    quickWin: () => head(wins),
    hello: () => head(hellos),
    headStart() {
      const first = head(ready);
      if (first === undefined || first.remaining === first.item.minutes) return undefined;
      const next = following(first);
      const allowed = next?.waitingFor === 0 && next.item.leverage && next.item.kind === 'resource';
      return allowed ? next : undefined;
    },
    isOpen: (task, day) => task.remaining > 0 && task.waitingFor === 0 && task.notBefore <= day,
    spend(task, minutes, day) {
      task.remaining -= minutes;
      task.lastDay = Math.max(task.lastDay ?? day, day);
      if (task.remaining === 0) finish(task);
    },
    nextOpening: () => waiting.peek()?.notBefore,
  };
}
