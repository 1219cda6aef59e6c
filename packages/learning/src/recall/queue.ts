/**
 * What to review now: due cards first, then new ones, then those that were not known a few minutes ago. The daily cap
 * counts cards, so a card that comes twice on one day takes one place.
 */
import type { Instant } from '../types.ts';
import { CARD_SOURCES, type RecallCard } from './types.ts';

/** Cards a day where the learner did not choose: about ten minutes. */
export const DEFAULT_DAILY_CAP = 20;
/** Of a day's cards, at most so many are new: each of them comes back within days. */
const NEW_SHARE = 0.5;
/** Rather than end a session and ask for another in ten minutes, cards that are due so soon are taken at its end. */
const AHEAD_MS = 20 * 60_000;

export interface QueueOptions {
  now: Instant;
  /** When the learner's day ends: a card that is due this evening may be done this morning. */
  dayEnd: Instant;
  dailyCap: number;
  /** The cards reviewed today, and whether that was their first review. */
  reviewed: readonly { cardId: string; isNew: boolean }[];
}

/** @returns the cards to show, in order; never more than the cap, and no card that is set aside */
export function reviewQueue<T extends RecallCard>(cards: readonly T[], options: QueueOptions): T[] {
  const { now, dailyCap, reviewed } = options;
  const done = new Set(reviewed.map(({ cardId }) => cardId));
  const firsts = new Set(reviewed.filter(({ isNew }) => isNew).map(({ cardId }) => cardId));
  const active = cards.filter(({ aside }) => aside === null);
  const again = active.filter(({ id }) => done.has(id));
  const fresh = active.filter(({ id }) => !done.has(id));
  const places = Math.max(0, dailyCap - done.size);
  const due = inTurns(fresh.filter((card) => isKnown(card) && isDue(card, options))).slice(0, places);
  const newPlaces = Math.min(places - due.length, Math.max(0, Math.ceil(dailyCap * NEW_SHARE) - firsts.size));
  const unseen = inTurns(fresh.filter((card) => !isKnown(card))).slice(0, newPlaces);
  const back = again.filter((card) => isDue(card, options)).sort(byDue);
  const ripe = back.filter(({ memory }) => Date.parse(memory.due) <= Date.parse(now));
  const soon = back.filter((card) => !ripe.includes(card));
  return [...ripe, ...due, ...unseen, ...soon].slice(0, Math.max(0, dailyCap));
}

/** When the next card is due that is not yet; null where none is waiting. */
export function nextDueAt(cards: readonly RecallCard[], now: Instant): Instant | null {
  const later = cards
    .filter(({ aside, memory }) => aside === null && Date.parse(memory.due) > Date.parse(now))
    .sort(byDue);
  return later[0]?.memory.due ?? null;
}

function isKnown({ memory }: RecallCard): boolean {
  return memory.state !== 'new';
}

function isDue({ memory }: RecallCard, { now, dayEnd }: QueueOptions): boolean {
  const due = Date.parse(memory.due);
  return memory.state === 'review' ? due < Date.parse(dayEnd) : due <= Date.parse(now) + AHEAD_MS;
}

/** Each source in turn, so that a flood from one does not keep the others away; within a source the earliest first. */
function inTurns<T extends RecallCard>(cards: readonly T[]): T[] {
  const lines = CARD_SOURCES.map((source) => cards.filter((card) => card.source === source).sort(byDue));
  const longest = Math.max(...lines.map((line) => line.length));
  return Array.from({ length: longest }, (_, turn) => lines.flatMap((line) => line.slice(turn, turn + 1))).flat();
}

function byDue(a: RecallCard, b: RecallCard): number {
  if (a.memory.due !== b.memory.due) return Date.parse(a.memory.due) - Date.parse(b.memory.due);
  return a.id < b.id ? -1 : 1;
}
