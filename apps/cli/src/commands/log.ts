import { randomUUID } from 'node:crypto';
import { CURRENT, withConnection, type Context } from '../shell/context.ts';
import { CommandFailure, EXIT } from '../shell/failure.ts';
import { findItem } from '../shell/find-item.ts';
import { duration, longDate, parseDuration } from '../terminal/format.ts';

/** `waymark log 45m "what you did"`: on the block that is next today, or on `--item`. */
export async function log(
  context: Context,
  time: string,
  note: string,
  options: { item?: string; date?: string },
): Promise<number> {
  const minutes = parseDuration(time);
  if (minutes === null) throw new CommandFailure(`“${time}” is no time spent. Write 45m, 1h30 or 1.5h (at most 24 h).`);
  return withConnection(context, async ({ client }) => {
    const item =
      options.item === undefined
        ? null
        : findItem(await client.call('GET', '/api/programmes/{programme}/roadmap', { params: CURRENT }), options.item);
    const entry = await client.call('POST', '/api/programmes/{programme}/time-entries', {
      params: CURRENT,
      body: { minutes, note, itemId: item?.id ?? null, ...(options.date === undefined ? {} : { date: options.date }) },
      idempotencyKey: randomUUID(),
    });
    context.out.result(entry);
    context.out.line(
      `Logged ${duration(entry.minutes)} on ${longDate(entry.date)}${entry.itemId === null ? '' : ` for ${entry.itemId}`}.`,
    );
    return EXIT.ok;
  });
}
