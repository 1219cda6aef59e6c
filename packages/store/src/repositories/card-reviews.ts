/** What was reviewed: each review keeps what it found, so that it can be taken back. */
import type { Instant, RecallRating, Review } from '@waymark/learning';
import { fromFlag, fromJson, toFlag, toJson } from '../base/codec.ts';
import type { CardReviewsTable } from '../base/tables.ts';
import type { Db, StoredReview } from '../base/types.ts';

function fromRow(row: CardReviewsTable): StoredReview {
  return {
    id: row.id,
    cardId: row.card_id,
    // Only this file writes the columns.
    rating: row.rating as RecallRating,
    at: row.at,
    before: fromJson(row.found) as Review['before'],
    wasNew: fromFlag(row.was_new),
  };
}

/** Adds a review. Call `programmes.touch` before. */
export async function insert(db: Db, programmeId: string, review: StoredReview): Promise<void> {
  const { id, cardId, rating, at } = review;
  const found = { found: toJson(review.before), was_new: toFlag(review.wasNew) };
  await db
    .insertInto('card_reviews')
    .values({ programme_id: programmeId, id, card_id: cardId, rating, at, ...found })
    .execute();
}

/** @returns the reviews since a moment, oldest first */
export async function since(db: Db, programmeId: string, from: Instant): Promise<StoredReview[]> {
  const rows = await db
    .selectFrom('card_reviews')
    .selectAll()
    .where('programme_id', '=', programmeId)
    .where('at', '>=', from)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(fromRow);
}

/** Takes the last review out and gives it back; null where there is none. Call `programmes.touch` before. */
export async function takeLast(db: Db, programmeId: string): Promise<StoredReview | null> {
  const last = await db
    .selectFrom('card_reviews')
    .selectAll()
    .where('programme_id', '=', programmeId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last === undefined) return null;
  await db.deleteFrom('card_reviews').where('programme_id', '=', programmeId).where('id', '=', last.id).execute();
  return fromRow(last);
}
