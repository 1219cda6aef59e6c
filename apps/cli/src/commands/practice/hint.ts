import type { ChallengeDetail } from '@waymark/contract';
import { ApiError } from '@waymark/contract/client';
import { CURRENT, withConnection, type Connection, type Context } from '../../shell/context.ts';
import { EXIT } from '../../shell/failure.ts';
import { wrap } from '../../terminal/format.ts';
import { plainText } from '../../terminal/plain.ts';

const CHALLENGE = '/api/programmes/{programme}/practice/challenges/{challenge}';

type Hints = ChallengeDetail['hints'];

/** `waymark practice hint SLUG`: the next hint, after those that were shown; when there is none left, those again. */
export async function hint(context: Context, slug: string): Promise<number> {
  return withConnection(context, async ({ client }) => {
    const { out } = context;
    const hints = await nextHints(client, slug);
    out.result(hints);
    for (const [at, html] of hints.shown.entries())
      out.line(`${at + 1} of ${hints.total}  ${wrap(plainText(html), out.width, 8)}`);
    return EXIT.ok;
  });
}

async function nextHints(client: Connection['client'], slug: string): Promise<Hints> {
  const params = { ...CURRENT, challenge: slug };
  try {
    return await client.call('POST', `${CHALLENGE}/hints`, { params, body: {} });
  } catch (error) {
    if (!(error instanceof ApiError) || error.body.code !== 'no-more-hints') throw error;
    return (await client.call('GET', CHALLENGE, { params })).hints;
  }
}
