import { randomUUID } from 'node:crypto';
import type { Timer } from '@waymark/contract';
import type { Client } from '@waymark/contract/client';
import { CURRENT, withConnection, type Context } from '../shell/context.ts';
import { CommandFailure, EXIT } from '../shell/failure.ts';
import { findItem } from '../shell/find-item.ts';
import { duration, parseDuration } from '../terminal/format.ts';
import { safeText } from '../terminal/plain.ts';

/** A timer that ran on over a holiday can be put right: a year, in minutes. */
const MOST_LEFT_OUT = 525_600;
const ACTS = ['start', 'stop', 'leave-out', 'discard'] as const;

/**
 * `waymark timer`: what runs; `timer start [ID]`, `timer stop ["note"]`, `timer leave-out 20m`, `timer discard`. It is the
 * timer of the page: started here, it can be stopped there.
 */
export async function timer(context: Context, act: string | undefined, value: string | undefined): Promise<number> {
  const known = ACTS.find((name) => name === act);
  if (act !== undefined && known === undefined)
    throw new CommandFailure(`waymark timer knows ${ACTS.join(', ')}, not “${act}”.`);
  return withConnection(context, async ({ client }) => {
    if (known === undefined) return show(context, client);
    context.out.line(await ACTIONS[known](client, value));
    return EXIT.ok;
  });
}

const key = () => ({ params: CURRENT, idempotencyKey: randomUUID() });

const ACTIONS: Record<(typeof ACTS)[number], (client: Client, value: string | undefined) => Promise<string>> = {
  async start(client, id) {
    const item =
      id === undefined
        ? null
        : findItem(await client.call('GET', '/api/programmes/{programme}/roadmap', { params: CURRENT }), id);
    const body = { itemId: item?.id ?? null };
    const { title } = await client.call('PUT', '/api/programmes/{programme}/timer', { ...key(), body });
    return `The timer runs on ${safeText(title)}.`;
  },
  async stop(client, note = '') {
    const body = { note };
    const entry = await client.call('POST', '/api/programmes/{programme}/timer/stop', { ...key(), body });
    return `Logged ${duration(entry.minutes)}${entry.itemId === null ? '' : ` for ${entry.itemId}`}.`;
  },
  async 'leave-out'(client, time = '') {
    const minutes = parseDuration(time, MOST_LEFT_OUT);
    if (minutes === null) throw new CommandFailure(`“${time}” is no time. Write 20m, 1h30 or 1.5h.`);
    const body = { minutes };
    const left = await client.call('POST', '/api/programmes/{programme}/timer/leave-out', { ...key(), body });
    return `${duration(minutes)} left out. ${runs(left)}`;
  },
  async discard(client) {
    await client.call('DELETE', '/api/programmes/{programme}/timer', key());
    return 'The timer is discarded; nothing was logged.';
  },
};

const runs = ({ title, startedAt }: Timer): string =>
  `${safeText(title)}: ${duration(Math.max(0, Math.round((Date.now() - Date.parse(startedAt)) / 60_000)))} so far.`;

async function show({ out }: Context, client: Client): Promise<number> {
  const { timer: running } = await client.call('GET', '/api/programmes/{programme}/today', { params: CURRENT });
  out.result(running);
  out.line(running ? runs(running) : 'No timer runs. Start one: waymark timer start');
  return running ? EXIT.ok : EXIT.no;
}
