import { CURRENT, withConnection, type Context } from '../shell/context.ts';
import { CommandFailure, EXIT } from '../shell/failure.ts';
import { writeWhole } from '../shell/files.ts';

export interface ShareOptions {
  week?: string;
  /** Parts to leave out, divided by commas: hours, titles, signals. */
  hide?: string;
  dark?: boolean;
  output?: string;
}

/** `waymark share`: the post of a week, and its card as SVG in a file. Nothing is sent anywhere. */
export async function share(context: Context, { week, hide, dark, output }: ShareOptions): Promise<number> {
  if (output?.toLowerCase().endsWith('.png'))
    throw new CommandFailure(
      'At the terminal the card is an SVG: name a file that ends with .svg. The page “Share” makes a PNG.',
    );
  const query = { ...(week === undefined ? {} : { week }), ...(hide === undefined ? {} : { hide }) };
  return withConnection(context, async ({ client, fetch }) => {
    const { out } = context;
    const told = await client.call('GET', '/api/programmes/{programme}/share/week', { params: CURRENT, query });
    if (output !== undefined) {
      const search = new URLSearchParams({
        ...query,
        week: String(told.week),
        theme: dark === true ? 'dark' : 'light',
      });
      const card = await fetch(`/api/programmes/${CURRENT.programme}/share/week/card.svg?${search}`);
      if (!card.ok) throw new CommandFailure(`The card could not be drawn (${card.status}); nothing was written.`);
      await writeWhole(output, await card.text());
      out.remark(`Wrote the card of week ${told.week} to ${output}. For a PNG, open the page “Share”.`);
    }
    out.line(told.post);
    out.result(told);
    return EXIT.ok;
  });
}
