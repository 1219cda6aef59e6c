import { CURRENT, withConnection, type Context } from '../shell/context.ts';
import { CommandFailure, EXIT } from '../shell/failure.ts';

/** `waymark programmes [ID]`: lists them; with an id or a piece of a title, works on that one from now on. */
export async function programmes(context: Context, wanted: string | undefined): Promise<number> {
  return withConnection(context, async ({ client }) => {
    const { out } = context;
    const list = (await client.call('GET', '/api/programmes')).programmes;
    if (wanted === undefined) {
      out.result({ programmes: list });
      for (const entry of list)
        out.line(
          `${entry.current ? '▸' : ' '} ${entry.id}  ${entry.title}${entry.endDate === null ? '' : out.style.dim(` (ends ${entry.endDate})`)}`,
        );
      return EXIT.ok;
    }
    const needle = wanted.toLowerCase();
    const found = list.filter(({ id, title }) => id === wanted || title.toLowerCase().includes(needle));
    const [only] = found;
    if (!only || found.length > 1)
      throw new CommandFailure(
        `${found.length === 0 ? 'No programme matches' : 'Several programmes match'} “${wanted}”; \`waymark programmes\` lists them with their ids.`,
      );
    const selected = await client.call('POST', '/api/programmes/{programme}/select', {
      params: { ...CURRENT, programme: only.id },
    });
    out.result(selected);
    out.line(`You now work on ${selected.title}.`);
    return EXIT.ok;
  });
}
