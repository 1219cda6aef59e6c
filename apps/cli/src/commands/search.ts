import type { Found } from '@waymark/contract';
import { CURRENT, withConnection, type Context } from '../shell/context.ts';
import { EXIT } from '../shell/failure.ts';
import { wrap } from '../terminal/format.ts';

/** How to go on from a result, at the terminal. */
const NEXT: Record<Found['kind'], (id: string) => string> = {
  item: (id) => id,
  note: (id) => `waymark note ${id}`,
  challenge: (id) => `waymark practice pull ${id}`,
  exercise: (id) => `waymark practice pull ${id}`,
  quiz: (id) => `waymark quiz ${id}`,
  explanation: (id) => `waymark explain ${id}`,
  brief: (id) => `waymark check ${id}`,
  card: () => 'waymark review',
};

/** `waymark search WORDS`: exit 1 where nothing is found. */
export async function search(context: Context, words: readonly string[], options: { limit?: string }): Promise<number> {
  return withConnection(context, async ({ client }) => {
    const query = { q: words.join(' '), ...(options.limit === undefined ? {} : { limit: options.limit }) };
    const { found, total } = await client.call('GET', '/api/programmes/{programme}/search', { params: CURRENT, query });
    const { out } = context;
    out.result({ total, found });
    for (const { kind, id, title, text } of found) {
      out.line(`${out.style.bold(title)}  ${out.style.dim(NEXT[kind](id))}`);
      if (text !== '') out.line(`  ${wrap(text, out.width, 2)}`);
    }
    if (total === 0) out.line('Nothing found.');
    else if (total > found.length) out.line(out.style.dim(`${found.length} of ${total} shown.`));
    return total === 0 ? EXIT.no : EXIT.ok;
  });
}
