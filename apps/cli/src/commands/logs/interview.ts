import type { MockInterview, Rubric } from '@waymark/contract';
import { randomUUID } from 'node:crypto';
import { CURRENT, withConnection, type Connection, type Context } from '../../shell/context.ts';
import { CommandFailure, EXIT } from '../../shell/failure.ts';
import { askAt, type Ask } from '../../terminal/ask.ts';
import { duration, parseDuration, plainDate, wrap } from '../../terminal/format.ts';
import type { Output } from '../../terminal/output.ts';
import { safeText } from '../../terminal/plain.ts';
import { dayOf, learnersToday } from './days.ts';
import { everyEntry, pickEntry } from './entries.ts';

const AT = '/api/programmes/{programme}/mock-interviews';

export interface InterviewOptions {
  minutes?: string;
  with?: string;
  on?: string;
  rubric?: string;
  points?: string;
  workOn?: string;
}

/** `waymark interview "Binary search, aloud"`: asks for the points at a terminal, takes `--points 2,1,2` anywhere. */
export async function interview(context: Context, topic: string, options: InterviewOptions): Promise<number> {
  const minutes = lengthOf(options.minutes ?? '45m');
  return withConnection(context, async ({ client }) => {
    const today = await learnersToday(client);
    const { rubrics } = await client.call('GET', '/api/programmes/{programme}/rubrics', { params: CURRENT });
    const rubric = rubricNamed(rubrics, options);
    const { points, workOn } = await scored(context, rubric, options);
    const made = await client.call('POST', AT, {
      params: CURRENT,
      body: {
        ...{ topic, minutes, date: dayOf(options.on ?? 'today', today), points, workOn },
        ...{ rubric: Object.keys(points).length === 0 ? null : (rubric?.slug ?? null) },
        ...(options.with === undefined ? {} : { way: 'buddy' as const, withWhom: options.with }),
      },
      idempotencyKey: randomUUID(),
    });
    context.out.result(made);
    context.out.line(`Logged: ${named(made)}.`);
    return EXIT.ok;
  });
}

export interface InterviewsOptions extends InterviewOptions {
  topic?: string;
  delete?: boolean;
}

/** `waymark interviews`: all of them, newest first; with a piece of a topic and options, changes that one. */
export async function interviews(
  context: Context,
  wanted: string | undefined,
  options: InterviewsOptions,
): Promise<number> {
  return withConnection(context, async ({ client }) => {
    const list = await everyEntry((query) => client.call('GET', AT, { params: CURRENT, query }));
    if (wanted !== undefined) {
      const words = {
        nameOf: ({ topic }: MockInterview) => topic,
        noun: 'mock interview',
        command: 'waymark interviews',
      };
      return change(context, client, pickEntry(list, wanted, words), options);
    }
    const newest = list.toSorted((a, b) => b.date.localeCompare(a.date));
    context.out.result({ interviews: newest });
    if (newest.length === 0)
      context.out.line('No mock interviews yet. Log one: waymark interview "Binary search, aloud"');
    for (const one of newest) context.out.line(named(one));
    return EXIT.ok;
  });
}

async function change(
  { out }: Context,
  client: Connection['client'],
  before: MockInterview,
  options: InterviewsOptions,
): Promise<number> {
  const params = { ...CURRENT, entry: before.id };
  if (options.delete) {
    await client.call('DELETE', `${AT}/{entry}`, { params, idempotencyKey: randomUUID() });
    out.result({ deleted: before.id });
    out.line(`Taken back: ${named(before)}.`);
    return EXIT.ok;
  }
  const { topic, date, way, withWhom, minutes, rubric, points, workOn } = before;
  const sent = { topic, date, way, withWhom, minutes, rubric, points, workOn };
  const body = { ...sent, ...(await changes(client, before, options)) };
  const after = await client.call('PUT', `${AT}/{entry}`, { params, body, idempotencyKey: randomUUID() });
  out.result(after);
  out.line(`${named(after)}.`);
  return EXIT.ok;
}

async function changes(client: Connection['client'], before: MockInterview, options: InterviewsOptions) {
  const { topic, minutes, on, with: withWhom, workOn } = options;
  return {
    ...(topic === undefined ? {} : { topic }),
    ...(minutes === undefined ? {} : { minutes: lengthOf(minutes) }),
    ...(on === undefined ? {} : { date: dayOf(on, await learnersToday(client)) }),
    ...(withWhom === undefined ? {} : { withWhom, way: withWhom === '' ? ('solo' as const) : ('buddy' as const) }),
    ...(workOn === undefined ? {} : { workOn }),
    ...(await scoredAnew(client, before, options)),
  };
}

/** Points belong to a rubric: another one needs points of its own. */
async function scoredAnew(client: Connection['client'], before: MockInterview, { rubric, points }: InterviewsOptions) {
  if (rubric === undefined && points === undefined) return {};
  if (points === undefined) throw new CommandFailure('Another rubric needs points of its own: --points 2,1,-,2');
  const { rubrics } = await client.call('GET', '/api/programmes/{programme}/rubrics', { params: CURRENT });
  const name = rubric ?? before.rubric;
  const chosen = rubricNamed(rubrics, name === null ? {} : { rubric: name });
  if (chosen === undefined) throw new CommandFailure('This Waymark has no rubrics, so there are no points.');
  const parts = given(chosen, points);
  return { points: parts, rubric: Object.keys(parts).length === 0 ? null : chosen.slug };
}

/** @throws CommandFailure */
function lengthOf(text: string): number {
  const minutes = parseDuration(text);
  if (minutes === null) throw new CommandFailure(`“${text}” is no length. Write 45m or 1h30.`);
  return minutes;
}

function named({ topic, date, minutes, score }: MockInterview): string {
  const words = score === null ? 'without a score' : `${Math.round(score * 100)} %`;
  return `${safeText(topic)}, ${plainDate(date)}, ${duration(minutes)}, ${words}`;
}

/** The first of the pack where none is named: a coding question. */
function rubricNamed(rubrics: readonly Rubric[], { rubric }: InterviewOptions): Rubric | undefined {
  if (rubric === undefined) return rubrics[0];
  const found = rubrics.find(({ slug }) => slug === rubric);
  if (found === undefined)
    throw new CommandFailure(
      `“${rubric}” is no rubric; there are ${rubrics.map(({ slug }) => slug).join(', ') || 'none'}.`,
    );
  return found;
}

interface Scored {
  points: Record<string, number>;
  workOn: string;
}

async function scored({ out }: Context, rubric: Rubric | undefined, options: InterviewOptions): Promise<Scored> {
  const workOn = options.workOn ?? '';
  if (rubric === undefined) return { points: {}, workOn };
  if (options.points !== undefined) return { points: given(rubric, options.points), workOn };
  if (out.json || !process.stdin.isTTY) return { points: {}, workOn };
  const ask = askAt((text) => out.raw(text));
  try {
    return await asked(out, ask, rubric, workOn);
  } finally {
    ask.close();
  }
}

/** In the order of the rubric; `-` for what did not come up. */
function given({ criteria, slug }: Rubric, text: string): Record<string, number> {
  const parts = text.split(',').map((part) => part.trim());
  const wanted = criteria.map((one) => `${one.slug} 0-${one.levels.length - 1}`).join(', ');
  if (parts.length !== criteria.length)
    throw new CommandFailure(
      `${slug} has ${criteria.length} criteria: ${wanted}. Write one number for each, or - for none.`,
    );
  return Object.fromEntries(
    criteria.flatMap(({ slug: name, levels }, at) => {
      const part = parts[at] ?? '';
      if (part === '-') return [];
      const value = /^\d$/.test(part) ? Number(part) : Number.NaN;
      if (!(value < levels.length)) throw new CommandFailure(`“${part}” is no score; there are ${wanted}.`);
      return [[name, value]];
    }),
  );
}

async function asked(out: Output, ask: Ask, rubric: Rubric, workOn: string): Promise<Scored> {
  out.line(`${out.style.bold(rubric.title)}  ${out.style.dim('Enter: it did not come up')}`);
  const points: Record<string, number> = {};
  for (const { slug, title, levels } of rubric.criteria) {
    out.line(`\n${out.style.bold(title)}`);
    for (const [value, words] of levels.entries()) out.line(`  ${value}  ${wrap(words, out.width, 5)}`);
    for (;;) {
      const key = await ask.key('  Points: ');
      if (key === null || key === '') break;
      if (/^\d$/.test(key) && Number(key) < levels.length) {
        points[slug] = Number(key);
        break;
      }
    }
  }
  return { points, workOn: workOn === '' ? ((await ask.line('\nWhat to work on next: ')) ?? '') : workOn };
}
