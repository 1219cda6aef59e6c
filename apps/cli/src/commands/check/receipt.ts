import { ApiError } from '@waymark/contract/client';
import { CURRENT, withConnection, type Connection, type Context } from '../../shell/context.ts';
import { EXIT } from '../../shell/failure.ts';
import { writeWhole } from '../../shell/files.ts';

/** `waymark receipt ID > r.json`: a run, signed, or an endorsement as it was taken in, for anybody to verify. */
export async function receipt(context: Context, run: string, options: { output?: string }): Promise<number> {
  return withConnection(context, async ({ client }) => {
    const signed = await signedFile(client, run);
    const text = `${JSON.stringify(signed, null, 2)}\n`;
    if (options.output === undefined) context.out.raw(text);
    else {
      await writeWhole(options.output, text);
      context.out.line(`Wrote ${options.output}.`);
    }
    return EXIT.ok;
  });
}

async function signedFile(client: Connection['client'], id: string) {
  try {
    const params = { ...CURRENT, run: id };
    return await client.call('GET', '/api/programmes/{programme}/runs/{run}/receipt', { params });
  } catch (error) {
    if (!(error instanceof ApiError) || error.body.code !== 'run-not-found') throw error;
    const params = { ...CURRENT, endorsement: id };
    const at = '/api/programmes/{programme}/endorsements/{endorsement}';
    return client.call('GET', at, { params }).catch((other: unknown) => {
      // Of the two, the run is what most people mean.
      throw other instanceof ApiError && other.body.code === 'endorsement-not-found' ? error : other;
    });
  }
}
