import { randomUUID } from 'node:crypto';
import { CURRENT, withConnection, type Context } from '../../shell/context.ts';
import { CommandFailure, EXIT } from '../../shell/failure.ts';
import { plainDate } from '../../terminal/format.ts';
import { dayOf, learnersToday } from './days.ts';

export interface DemoOptions {
  link?: string;
  on?: string;
  to?: string;
  shown?: string;
  project?: string;
}

/** `waymark demo "The reading list, live" --link https://… --to "study group"`. */
export async function demo(context: Context, title: string, options: DemoOptions): Promise<number> {
  return withConnection(context, async ({ client }) => {
    const today = await learnersToday(client);
    const projectId = options.project === undefined ? null : await projectNamed(client, options.project);
    const made = await client.call('POST', '/api/programmes/{programme}/demos', {
      params: CURRENT,
      body: {
        ...{ title, date: dayOf(options.on ?? 'today', today), link: options.link ?? null },
        ...{ audience: options.to ?? '', shown: options.shown ?? '', projectId },
      },
      idempotencyKey: randomUUID(),
    });
    context.out.result(made);
    context.out.line(`Logged: ${title}, ${plainDate(made.date)}.`);
    if (made.link === null)
      context.out.line('It counts once it has a link or a recording: add one on the page Progress.');
    return EXIT.ok;
  });
}

async function projectNamed(
  client: Parameters<Parameters<typeof withConnection>[1]>[0]['client'],
  name: string,
): Promise<string> {
  const { projects } = await client.call('GET', '/api/programmes/{programme}/projects', { params: CURRENT });
  const found = projects.find((one) => one.id === name || one.name.toLowerCase() === name.toLowerCase());
  if (found === undefined)
    throw new CommandFailure(
      `There is no project “${name}”; there are ${projects.map((one) => one.name).join(', ') || 'none yet'}.`,
    );
  return found.id;
}
