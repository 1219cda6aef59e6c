/** Giving the blocks of a day their times. */

import { fromDayNumber } from '../calendar/dates.ts';
import type { Block } from '../types.ts';
import type { Draft } from './fill-day.ts';

const DAY_MINUTES = 1440;
/** "The longest block without a break": this is the break, where the day has room for it. */
const BREAK_MINUTES = 10;

/** What a day brings along before anything is laid out. */
export interface DayFrame {
  day: number;
  startMinute: number;
  /** 1-based week of the programme. */
  week: number;
  /** Blocks that have their time already. */
  kept: readonly Block[];
}

const minutesOf = (entries: readonly { minutes: number }[]): number =>
  entries.reduce((sum, entry) => sum + entry.minutes, 0);

/** The first minute at or after `from` at which a block fits between those that have their time already. */
function freeFrom(from: number, minutes: number, gap: number, kept: readonly Block[]): number {
  let start = from;
  for (const block of kept) {
    const overlaps = start < block.startMinute + block.minutes && start + minutes > block.startMinute;
    if (overlaps) start = block.startMinute + block.minutes + gap;
  }
  return start;
}

/**
 * Turns drafts into blocks, in their order, from the day's start on, with breaks between them where all of it ends
 * before midnight.
 */
export function layOut(drafts: readonly Draft[], frame: DayFrame): Block[] {
  const kept = frame.kept.toSorted((a, b) => a.startMinute - b.startMinute);
  const minutes = minutesOf(drafts) + minutesOf(kept);
  const breaks = (drafts.length + kept.length) * BREAK_MINUTES;
  const total = frame.startMinute + minutes + breaks;
  const gap = total <= DAY_MINUTES ? BREAK_MINUTES : 0;
  const date = fromDayNumber(frame.day);
  let next = frame.startMinute;
  return drafts.map((draft) => {
    const startMinute = Math.max(0, Math.min(freeFrom(next, draft.minutes, gap, kept), DAY_MINUTES - draft.minutes));
    next = startMinute + draft.minutes + gap;
    const { id, minutes, kind, itemId, dayId, title, text, phaseId, pinned, status } = draft;
    return {
      id,
      date,
      startMinute,
      minutes,
      kind,
      itemId,
      dayId,
      title,
      text,
      phaseId,
      week: frame.week,
      pinned,
      status,
    };
  });
}
