/** The learner's own cards, and all of them as a text file. */
import { AppError, type Card } from '@waymark/contract';
import { readAnki, toAnki, type AnkiProblem } from '@waymark/exports';
import { newCard, type Instant } from '@waymark/learning';
import { cards, newId, type CardText, type Db, type StoredCard } from '@waymark/store';
import type { OpenProgramme } from '../../programme/open.ts';
import { cardById } from './service.ts';
import { cardView } from './views.ts';

/** More than anybody reviews; each of them is read for every session. */
const MOST_CARDS = 20_000;
const MOST_TAGS = 20;
const LONGEST_TAG = 100;

/** @throws AppError `item-not-found` */
function refuseItem({ items }: OpenProgramme, itemId: string | null): void {
  if (itemId !== null && !items.has(itemId)) throw new AppError('item-not-found');
}

async function keep(db: Db, { programme }: OpenProgramme, text: CardText, now: Instant): Promise<StoredCard> {
  const card = { ...newCard(newId(), 'own', now), ...text, subject: '', version: 1, createdAt: now };
  await cards.add(db, programme.id, card);
  return card;
}

/** @throws AppError `conflict` */
function refuseMore(count: number): void {
  if (count > MOST_CARDS) throw new AppError('conflict', `There is room for ${MOST_CARDS} cards; delete some first.`);
}

/** @throws AppError `item-not-found`, `conflict` */
export async function addCard(db: Db, open: OpenProgramme, text: CardText, now: Instant): Promise<Card> {
  refuseItem(open, text.itemId);
  refuseMore((await cards.list(db, open.programme.id)).length + 1);
  return cardView(await keep(db, open, text, now));
}

/** @throws AppError `card-not-found`, `conflict` for a card that has another source */
async function ownCard(db: Db, open: OpenProgramme, id: string): Promise<StoredCard> {
  const card = await cardById(db, open, id);
  if (card.source === 'own') return card;
  throw new AppError('conflict', 'This card comes from a quiz or a challenge: set it aside if you do not need it.');
}

/** @throws AppError `card-not-found`, `item-not-found`, `conflict`, `precondition-failed` */
export async function editCard(
  db: Db,
  open: OpenProgramme,
  id: string,
  text: CardText & { version?: number | undefined },
): Promise<Card> {
  await ownCard(db, open, id);
  refuseItem(open, text.itemId);
  const card = await cards.edit(db, open.programme.id, id, text);
  if (card === null) throw new AppError('precondition-failed');
  return cardView(card);
}

/** @throws AppError `card-not-found`, `conflict` */
export async function deleteCard(db: Db, open: OpenProgramme, id: string): Promise<void> {
  const card = await ownCard(db, open, id);
  await cards.remove(db, open.programme.id, card.id);
}

export async function exported(db: Db, open: OpenProgramme): Promise<string> {
  return toAnki(await cards.list(db, open.programme.id));
}

/** Takes cards in; one with the same two sides as a card that is there is left alone. */
export async function importCards(
  db: Db,
  open: OpenProgramme,
  { text, itemId }: { text: string; itemId: string | null },
  now: Instant,
): Promise<{ added: number; known: number; problems: AnkiProblem[] }> {
  refuseItem(open, itemId);
  const { notes, problems } = readAnki(text);
  const standing = await cards.list(db, open.programme.id);
  const known = new Set(standing.map(sidesOf));
  const fresh = [...new Map(notes.map((note) => [sidesOf(note), note])).entries()]
    .filter(([sides]) => !known.has(sides))
    .map(([, note]) => note);
  refuseMore(standing.length + fresh.length);
  for (const { front, back, tags } of fresh) {
    const kept = tags.filter((tag) => tag.length <= LONGEST_TAG).slice(0, MOST_TAGS);
    await keep(db, open, { front: front.trim(), back: back.trim(), tags: kept, itemId }, now);
  }
  return { added: fresh.length, known: notes.length - fresh.length, problems };
}

function sidesOf({ front, back }: { front: string; back: string }): string {
  return JSON.stringify([front.trim(), back.trim()]);
}
