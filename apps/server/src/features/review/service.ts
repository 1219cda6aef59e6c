/** The review session: what is due, how it was remembered, and taking that back. */
import { AppError, type Card, type ReviewQueue } from '@waymark/contract';
import {
  addDays,
  DEFAULT_DAILY_CAP,
  instantOf,
  nextDueAt,
  resumeCard,
  retention,
  reviewCard,
  reviewedAt,
  reviewQueue,
  suspendCard,
  undoReview,
  type Instant,
  type RecallRating,
} from '@waymark/learning';
import { cardReviews, cards, newId, reviewSettings, type Db, type StoredCard } from '@waymark/store';
import type { OpenProgramme } from '../../programme/open.ts';
import { cardView, reviewView } from './views.ts';

const WEEK_MS = 7 * 86_400_000;

/** @throws AppError `card-not-found` */
export async function cardById(db: Db, open: OpenProgramme, id: string): Promise<StoredCard> {
  const card = await cards.get(db, open.programme.id, id);
  if (card === null) throw new AppError('card-not-found');
  return card;
}

/** @returns how many cards the day still has, within its cap */
export async function dueCards(db: Db, open: OpenProgramme, now: Instant): Promise<number> {
  return (await lineOf(db, open, now)).line.length;
}

export async function queueView(db: Db, open: OpenProgramme, now: Instant): Promise<ReviewQueue> {
  const { all, reviewed, dailyCap, line, waiting } = await lineOf(db, open, now);
  const active = all.filter(({ aside }) => aside === null);
  const inAWeek = new Date(Date.parse(now) + WEEK_MS).toISOString();
  return {
    now,
    cards: line.map((card) => reviewView(card, now)),
    dailyCap,
    reviewedToday: new Set(reviewed.map(({ cardId }) => cardId)).size,
    waiting,
    total: active.length,
    setAside: all.length - active.length,
    nextDueAt: nextDueAt(all, now),
    canUndo: reviewed.length > 0,
    retention: { ...retention(all, now), nextWeek: retention(all, inAWeek) },
  };
}

async function lineOf(db: Db, open: OpenProgramme, now: Instant) {
  const { programme, today, settings } = open;
  const [all, reviewed, chosen] = [
    await cards.list(db, programme.id),
    await cardReviews.since(db, programme.id, dayStart(open)),
    await reviewSettings.dailyCap(db, programme.id),
  ];
  const dailyCap = chosen ?? DEFAULT_DAILY_CAP;
  const done = reviewed.map(({ cardId, wasNew }) => ({ cardId, isNew: wasNew }));
  const options = { now, dayEnd: instantOf(addDays(today, 1), 0, settings.timeZone), reviewed: done };
  const line = reviewQueue(all, { ...options, dailyCap });
  const waiting = reviewQueue(all, { ...options, dailyCap: Infinity }).length - line.length;
  return { all, reviewed, dailyCap, line, waiting };
}

function dayStart({ today, settings }: OpenProgramme): Instant {
  return instantOf(today, 0, settings.timeZone);
}

/**
 * @param made the rating; `at` where it waited on a device and only arrives now
 * @throws AppError `card-not-found`, `card-moved-on` where another page was faster
 */
export async function rate(
  db: Db,
  open: OpenProgramme,
  id: string,
  made: { rating: RecallRating; reviews: number; at?: Instant | undefined },
  now: Instant,
): Promise<ReviewQueue> {
  const card = await cardById(db, open, id);
  if (card.memory.reps !== made.reviews || card.aside !== null) throw new AppError('card-moved-on');
  const at = made.at === undefined ? now : reviewedAt(card, made.at, now);
  const { card: after, review } = reviewCard(card, made.rating, at);
  await cards.saveState(db, open.programme.id, after);
  const wasNew = card.memory.state === 'new';
  await cardReviews.insert(db, open.programme.id, { ...review, id: newId(), wasNew });
  return queueView(db, open, now);
}

/** @throws AppError `nothing-to-undo` where nothing was reviewed today */
export async function undo(db: Db, open: OpenProgramme, now: Instant): Promise<{ card: string; queue: ReviewQueue }> {
  const last = await cardReviews.takeLast(db, open.programme.id);
  if (last === null || Date.parse(last.at) < Date.parse(dayStart(open))) throw new AppError('nothing-to-undo');
  const card = await cardById(db, open, last.cardId);
  await cards.saveState(db, open.programme.id, undoReview(card, last));
  return { card: card.id, queue: await queueView(db, open, now) };
}

/** @throws AppError `card-not-found` */
export async function setAside(db: Db, open: OpenProgramme, id: string, aside: boolean, now: Instant): Promise<Card> {
  const card = await cardById(db, open, id);
  if (aside === (card.aside !== null)) return cardView(card);
  const changed = aside ? suspendCard(card, now) : resumeCard(card);
  await cards.saveState(db, open.programme.id, changed);
  return cardView(changed);
}
