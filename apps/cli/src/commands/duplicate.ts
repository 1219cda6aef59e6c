import { randomUUID } from 'node:crypto';
import { CURRENT, withConnection, type Context } from '../shell/context.ts';
import { EXIT } from '../shell/failure.ts';

/** `waymark duplicate [TITLE]`: a copy of the current programme that knows what it was made from; you work on it then. */
export async function duplicate(
  context: Context,
  title: string | undefined,
  { progress }: { progress: boolean },
): Promise<number> {
  return withConnection(context, async ({ client }) => {
    const { out } = context;
    const made = await client.call('POST', '/api/programmes/{programme}/duplicate', {
      params: CURRENT,
      body: { progress, ...(title === undefined ? {} : { title }) },
      idempotencyKey: randomUUID(),
    });
    out.result(made);
    out.line(`You now work on “${made.title}”${progress ? ', with your evidence, notes and hours' : ''}.`);
    return EXIT.ok;
  });
}
