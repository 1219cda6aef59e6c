import type { ReviewCard, ReviewQueue } from '@waymark/contract';
import { CURRENT, withConnection, type Connection, type Context } from '../shell/context.ts';
import { EXIT } from '../shell/failure.ts';
import { askAt, type Ask } from '../terminal/ask.ts';
import type { Output } from '../terminal/output.ts';
import { plainText } from '../terminal/plain.ts';

const REVIEW = '/api/programmes/{programme}/review';
const RATINGS = ['again', 'hard', 'good', 'easy'] as const;

type Client = Connection['client'];

/** `waymark review`: one card after the other; with `--json`, what is due. */
export async function review(context: Context): Promise<number> {
  return withConnection(context, async ({ client }) => {
    const { out } = context;
    const queue = await client.call('GET', REVIEW, { params: CURRENT });
    out.result(queue);
    if (out.json) return EXIT.ok;
    const ask = askAt((text) => out.raw(text));
    try {
      showEnd(out, await session(out, client, ask, queue));
    } finally {
      ask.close();
    }
    return EXIT.ok;
  });
}

/** @returns the queue as it is at the end */
async function session(out: Output, client: Client, ask: Ask, begun: ReviewQueue): Promise<ReviewQueue> {
  let queue = begun;
  /** The card that an undo brought back. */
  let back: string | null = null;
  for (;;) {
    const card = queue.cards.find(({ id }) => id === back) ?? queue.cards[0];
    if (card === undefined) return queue;
    const { next, undone } = await show(out, client, ask, queue, card);
    if (next === null) return queue;
    [queue, back] = [next, undone];
  }
}

interface Step {
  /** null where the learner stops, or the input ends. */
  next: ReviewQueue | null;
  undone: string | null;
}

async function show(out: Output, client: Client, ask: Ask, queue: ReviewQueue, card: ReviewCard): Promise<Step> {
  const { style } = out;
  out.line(`\n${style.dim(`${queue.cards.length} to go, ${queue.reviewedToday} reviewed today`)}\n`);
  out.line(plainText(card.frontHtml, out.width));
  for (let isOpen = false; ;) {
    const key = await ask.key(
      `\n${style.dim(isOpen ? ratingLine(queue.now, card) : 'Any key shows the answer  u undo  s set aside  q quit')} `,
    );
    if (key === null || key === 'q') return { next: null, undone: null };
    if (key === 'u') {
      if (queue.canUndo) return undo(client);
      out.remark('There is no review of today to take back.');
    } else if (key === 's') return setAside(out, client, card);
    else if (!isOpen) {
      isOpen = true;
      out.line(`\n${plainText(card.backHtml, out.width)}`);
    } else if (/^[1-4]$/.test(key)) return rate(client, card, Number(key));
  }
}

function ratingLine(now: string, { dueAfter }: ReviewCard): string {
  const choices = RATINGS.map((rating, index) => `${index + 1} ${rating} (${span(now, dueAfter[rating])})`);
  return `${choices.join('  ')}  u undo  s set aside  q quit`;
}

async function rate(client: Client, { id, reviews }: ReviewCard, key: number): Promise<Step> {
  const rating = RATINGS[key - 1] ?? 'again';
  const params = { ...CURRENT, card: id };
  const next = await client.call('POST', `${REVIEW}/cards/{card}/ratings`, { params, body: { rating, reviews } });
  return { next, undone: null };
}

async function undo(client: Client): Promise<Step> {
  const { card, queue } = await client.call('POST', `${REVIEW}/undo`, { params: CURRENT, body: {} });
  return { next: queue, undone: card };
}

async function setAside(out: Output, client: Client, { id }: ReviewCard): Promise<Step> {
  const params = { ...CURRENT, card: id };
  await client.call('PUT', `${REVIEW}/cards/{card}/aside`, { params, body: { aside: true } });
  out.line('Set aside; the page brings it back, under Cards.');
  return { next: await client.call('GET', REVIEW, { params: CURRENT }), undone: null };
}

function showEnd(out: Output, { cards, total, waiting, reviewedToday, nextDueAt, now, dailyCap }: ReviewQueue): void {
  if (reviewedToday > 0) out.line(`\nReviewed today: ${reviewedToday}.`);
  if (cards.length > 0) out.line(`${cards.length} still to go.`);
  else if (total === 0) out.line('There are no cards to review. A quiz question that you get wrong becomes one.');
  else if (waiting > 0)
    out.line(`Enough for today; ${waiting} can wait (you chose ${dailyCap} a day, at most half of them new).`);
  else if (nextDueAt !== null) out.line(`Nothing is due. The next card comes in ${span(now, nextDueAt)}.`);
}

const UNITS: [milliseconds: number, name: string][] = [
  [30 * 86_400_000, 'months'],
  [86_400_000, 'days'],
  [3_600_000, 'h'],
  [60_000, 'min'],
];

/** @returns the time between two moments in the largest unit of which there are two, `10 min`, `36 h`, `5 days` */
function span(from: string, to: string): string {
  const length = Math.max(60_000, Date.parse(to) - Date.parse(from));
  const [unit, name] = UNITS.find(([milliseconds]) => length >= 1.9 * milliseconds) ?? [60_000, 'min'];
  return `${Math.round(length / unit)} ${name}`;
}
