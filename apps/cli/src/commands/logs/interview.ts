import type { Rubric } from '@waymark/contract';
import { randomUUID } from 'node:crypto';
import { CURRENT, withConnection, type Context } from '../../shell/context.ts';
import { CommandFailure, EXIT } from '../../shell/failure.ts';
import { askAt, type Ask } from '../../terminal/ask.ts';
import { duration, parseDuration, plainDate, wrap } from '../../terminal/format.ts';
import type { Output } from '../../terminal/output.ts';
import { dayOf, learnersToday } from './days.ts';

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
  const minutes = parseDuration(options.minutes ?? '45m');
  if (minutes === null) throw new CommandFailure(`“${options.minutes ?? ''}” is no length. Write 45m or 1h30.`);
  return withConnection(context, async ({ client }) => {
    const today = await learnersToday(client);
    const { rubrics } = await client.call('GET', '/api/programmes/{programme}/rubrics', { params: CURRENT });
    const rubric = rubricNamed(rubrics, options);
    const { points, workOn } = await scored(context, rubric, options);
    const made = await client.call('POST', '/api/programmes/{programme}/mock-interviews', {
      params: CURRENT,
      body: {
        ...{ topic, minutes, date: dayOf(options.on ?? 'today', today), points, workOn },
        ...{ rubric: Object.keys(points).length === 0 ? null : (rubric?.slug ?? null) },
        ...(options.with === undefined ? {} : { way: 'buddy' as const, withWhom: options.with }),
      },
      idempotencyKey: randomUUID(),
    });
    context.out.result(made);
    const score = made.score === null ? 'without a score' : `${Math.round(made.score * 100)} %`;
    context.out.line(`Logged: ${topic}, ${plainDate(made.date)}, ${duration(minutes)}, ${score}.`);
    return EXIT.ok;
  });
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
