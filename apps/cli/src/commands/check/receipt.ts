import { CURRENT, withConnection, type Context } from '../../shell/context.ts';
import { EXIT } from '../../shell/failure.ts';
import { writeWhole } from '../../shell/files.ts';

/** `waymark receipt RUN > r.json`: the run, signed, for anybody to verify. */
export async function receipt(context: Context, run: string, options: { output?: string }): Promise<number> {
  return withConnection(context, async ({ client }) => {
    const signed = await client.call('GET', '/api/programmes/{programme}/runs/{run}/receipt', {
      params: { ...CURRENT, run },
    });
    const text = `${JSON.stringify(signed, null, 2)}\n`;
    if (options.output === undefined) context.out.raw(text);
    else {
      await writeWhole(options.output, text);
      context.out.line(`Wrote ${options.output}.`);
    }
    return EXIT.ok;
  });
}
