import type { Demo } from '@waymark/contract';
import { randomUUID } from 'node:crypto';
import { CURRENT, withConnection, type Connection, type Context } from '../../shell/context.ts';
import { CommandFailure, EXIT } from '../../shell/failure.ts';
import { plainDate } from '../../terminal/format.ts';
import type { Output } from '../../terminal/output.ts';
import { safeText } from '../../terminal/plain.ts';
import { dayOf, learnersToday } from './days.ts';
import { everyEntry, pickEntry } from './entries.ts';

const AT = '/api/programmes/{programme}/demos';
const NO_LINK = 'It counts once it has a link or a recording:';

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
    const body = { title, date: today, ...(await given(client, options, today)) };
    const made = await client.call('POST', AT, { params: CURRENT, body, idempotencyKey: randomUUID() });
    context.out.result(made);
    context.out.line(`Logged: ${named(made)}.`);
    if (made.link === null) context.out.line(`${NO_LINK} waymark demos "${safeText(title)}" --link https://…`);
    return EXIT.ok;
  });
}

export interface DemosOptions extends DemoOptions {
  title?: string;
  delete?: boolean;
}

/** `waymark demos`: all of them, newest first; with a piece of a title and options, changes that one. */
export async function demos(context: Context, wanted: string | undefined, options: DemosOptions): Promise<number> {
  return withConnection(context, async ({ client }) => {
    const list = await everyEntry((query) => client.call('GET', AT, { params: CURRENT, query }));
    if (wanted !== undefined) {
      const words = { nameOf: ({ title }: Demo) => title, noun: 'demo', command: 'waymark demos' };
      return change(context, client, pickEntry(list, wanted, words), options);
    }
    const newest = list.toSorted((a, b) => b.date.localeCompare(a.date));
    context.out.result({ demos: newest });
    show(context.out, newest);
    return EXIT.ok;
  });
}

async function change(
  { out }: Context,
  client: Connection['client'],
  before: Demo,
  options: DemosOptions,
): Promise<number> {
  const params = { ...CURRENT, entry: before.id };
  if (options.delete) {
    await client.call('DELETE', `${AT}/{entry}`, { params, idempotencyKey: randomUUID() });
    out.result({ deleted: before.id });
    out.line(`Taken back: ${named(before)}.`);
    return EXIT.ok;
  }
  const { date, link, audience, shown, projectId } = before;
  const changes = await given(client, options, await learnersToday(client));
  const body = { title: options.title ?? before.title, date, link, audience, shown, projectId, ...changes };
  const after = await client.call('PUT', `${AT}/{entry}`, { params, body, idempotencyKey: randomUUID() });
  out.result(after);
  out.line(`${named(after)}.`);
  out.line(after.link === null ? out.style.dim('No link yet, so it does not count.') : out.style.dim(after.link));
  return EXIT.ok;
}

async function given(client: Connection['client'], options: DemoOptions, today: string) {
  const { link, on, to, shown, project } = options;
  return {
    ...(link === undefined ? {} : { link: link === '' ? null : link }),
    ...(on === undefined ? {} : { date: dayOf(on, today) }),
    ...(to === undefined ? {} : { audience: to }),
    ...(shown === undefined ? {} : { shown }),
    ...(project === undefined ? {} : { projectId: project === '' ? null : await projectNamed(client, project) }),
  };
}

function show(out: Output, list: readonly Demo[]): void {
  if (list.length === 0) out.line('No demos yet. Log one: waymark demo "The reading list, live" --link https://…');
  for (const one of list) {
    out.line(`${plainDate(one.date).padEnd(18)}${safeText(one.title)}`);
    out.line(out.style.dim(`${' '.repeat(18)}${one.link === null ? 'no link, does not count' : safeText(one.link)}`));
  }
}

function named({ title, date }: Demo): string {
  return `${safeText(title)}, ${plainDate(date)}`;
}

async function projectNamed(client: Connection['client'], name: string): Promise<string> {
  const { projects } = await client.call('GET', '/api/programmes/{programme}/projects', { params: CURRENT });
  const found = projects.find((one) => one.id === name || one.name.toLowerCase() === name.toLowerCase());
  if (found === undefined)
    throw new CommandFailure(
      `There is no project “${name}”; there are ${projects.map((one) => one.name).join(', ') || 'none yet'}.`,
    );
  return found.id;
}
