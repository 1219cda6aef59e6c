/** Cards that arise by themselves: from what went wrong once and is worth remembering. */
import { cardOf, newCard, type Instant, type Quiz, type QuizItem } from '@waymark/learning';
import { cards, newId, submissions, type CardText, type Db } from '@waymark/store';
import type { OpenProgramme } from '../../programme/open.ts';

/**
 * Adds a card for each question that was answered wrong. A question that has one already keeps what is known of it, and
 * gets the quiz's present words.
 *
 * @returns how many are new
 */
export async function addCardsForQuiz(
  db: Db,
  open: OpenProgramme,
  quiz: Quiz,
  wrong: readonly QuizItem[],
  now: Instant,
): Promise<number> {
  const itemId = quiz.about.find((id) => open.items.has(id)) ?? null;
  let added = 0;
  for (const item of wrong) {
    const text = { ...cardOf(item), tags: ['quiz', quiz.slug, item.topic.replace(/\s+/g, '-')], itemId };
    if (await add(db, open, 'quiz', `${quiz.slug}/${item.id}`, text, now)) added += 1;
  }
  return added;
}

/**
 * Adds the card "solve it again" for a challenge that was passed after it had failed. Call it in the transaction that
 * settles a verdict, after the submission is settled.
 */
export async function addCardsForVerdict(
  db: Db,
  open: OpenProgramme,
  challenge: { slug: string; title: string },
  status: string,
  now: Instant,
): Promise<void> {
  if (status !== 'pass') return;
  const judged = await submissions.summary(db, open.programme.id);
  if (!judged.some((row) => row.challenge === challenge.slug && row.status === 'fail')) return;
  const text = {
    front: `Solve **${challenge.title}** again, from an empty page.`,
    back: SOLVE_AGAIN,
    tags: ['challenge', challenge.slug],
    itemId: null,
  };
  await add(db, open, 'challenge', challenge.slug, text, now);
}

const SOLVE_AGAIN = [
  'Hand it in, then say how it went:',
  '- *again*: it failed, or you had to look something up',
  '- *hard*: it passed at the second or third try',
  '- *good*: it passed',
  '- *easy*: it passed, and you hardly had to think',
].join('\n');

function add(
  db: Db,
  { programme }: OpenProgramme,
  source: 'quiz' | 'challenge',
  subject: string,
  text: CardText,
  now: Instant,
): Promise<boolean> {
  return cards.add(db, programme.id, {
    ...newCard(newId(), source, now),
    ...{ ...text, subject, version: 1, createdAt: now },
  });
}
