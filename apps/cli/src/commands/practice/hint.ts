import { CURRENT, withConnection, type Context } from '../../shell/context.ts';
import { EXIT } from '../../shell/failure.ts';
import { wrap } from '../../terminal/format.ts';
import { plainText } from '../../terminal/plain.ts';

/** `waymark practice hint SLUG`: the next hint, after those that were shown. */
export async function hint(context: Context, slug: string): Promise<number> {
  return withConnection(context, async ({ client }) => {
    const { out } = context;
    const hints = await client.call('POST', '/api/programmes/{programme}/practice/challenges/{challenge}/hints', {
      params: { ...CURRENT, challenge: slug },
      body: {},
    });
    out.result(hints);
    for (const [at, html] of hints.shown.entries())
      out.line(`${at + 1} of ${hints.total}  ${wrap(plainText(html), out.width, 8)}`);
    return EXIT.ok;
  });
}
