/** The rubrics of the content pack: what mock interviews are scored against. */
import type { Rubric } from '@waymark/contract';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const slug = z.string().regex(/^[a-z0-9-]{1,80}$/);
const text = z.string().min(1);
const file = z.strictObject({
  rubrics: z.array(
    z.strictObject({
      slug,
      title: text,
      intro: text,
      criteria: z.array(z.strictObject({ slug, title: text, levels: z.array(text).min(2).max(6) })).min(1),
    }),
  ),
});

/** Reads the rubrics of a pack once. */
export type Rubrics = () => Promise<ReadonlyMap<string, Rubric>>;

/**
 * @param folder of the content pack; one without rubrics has none
 * @param log told once of what is wrong with the file, which is then left out
 * @returns the rubrics by their names
 */
export function rubricsOf(folder: string, log: (line: string) => void): Rubrics {
  let read: Promise<ReadonlyMap<string, Rubric>> | undefined;
  return () => (read ??= readRubrics(folder, log));
}

async function readRubrics(folder: string, log: (line: string) => void): Promise<ReadonlyMap<string, Rubric>> {
  const source = await readFile(path.join(folder, 'interviews/rubrics.yaml'), 'utf8').catch(() => null);
  if (source === null) return new Map();
  const { data, problem } = readRubricFile(source);
  if (problem !== null) log(`content: the rubrics are left out: ${problem}`);
  return new Map(data.map((rubric) => [rubric.slug, rubric]));
}

/** @returns the rubrics of a file, or none and what is wrong with it in one sentence */
export function readRubricFile(source: string): { data: Rubric[]; problem: string | null } {
  let value: unknown;
  try {
    value = parse(source);
  } catch (error) {
    return { data: [], problem: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) };
  }
  const parsed = file.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { data: [], problem: `${issue?.path.join('.') ?? ''} ${issue?.message ?? 'does not fit'}` };
  }
  const { rubrics } = parsed.data;
  const repeated = repeatedIn(rubrics) ?? rubrics.map(({ criteria }) => repeatedIn(criteria)).find(Boolean);
  return repeated ? { data: [], problem: `“${repeated}” stands there twice` } : { data: rubrics, problem: null };
}

function repeatedIn(list: readonly { slug: string }[]): string | undefined {
  const seen = new Set<string>();
  return list.find(({ slug: name }) => seen.size === seen.add(name).size)?.slug;
}

/**
 * @param points by the criterion's name; those that did not come up are left out
 * @returns 0 to 1 over the criteria that were scored; null without any
 */
export function scoreOf(
  { criteria }: Pick<Rubric, 'criteria'>,
  points: Readonly<Record<string, number>>,
): number | null {
  const scored = criteria.filter(({ slug: name }) => points[name] !== undefined);
  const most = scored.reduce((sum, { levels }) => sum + levels.length - 1, 0);
  if (most === 0) return null;
  return scored.reduce((sum, { slug: name }) => sum + (points[name] ?? 0), 0) / most;
}
