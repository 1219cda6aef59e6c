/** The explanations of a content pack, as files: for the server that asks them, and for whoever checks a pack. */
import { gradeGrader, readExplainTask, readModelAnswers, type ExplainTask, type ModelAnswers } from '@waymark/learning';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseDocument } from 'yaml';

export interface ExplanationFile {
  /** The file's name without `.yaml`. */
  slug: string;
  /** Null where anything in it is wrong. */
  task: ExplainTask | null;
  /** One sentence for each thing that is wrong. */
  problems: string[];
}

/**
 * @param folder the pack's folder; its explanations lie in `explanations`
 * @returns every explanation in it, sorted by name; none where there is no such folder
 */
export async function readExplanationFiles(folder: string): Promise<ExplanationFile[]> {
  const own = path.join(folder, 'explanations');
  const names = await readdir(own).catch((): string[] => []);
  const slugs = names.filter((name) => name.endsWith('.yaml')).map((name) => name.slice(0, -'.yaml'.length));
  return Promise.all(
    slugs.sort().map(async (slug) => {
      const { data, problem } = await decoded(path.join(own, `${slug}.yaml`));
      return problem === null ? { slug, ...readExplainTask(data, slug) } : { slug, task: null, problems: [problem] };
    }),
  );
}

/**
 * Holds every rubric against its model answers: good ones pass, bad ones fail for the reason given, and the good
 * answers to the other explanations fail, too.
 *
 * @param folder the pack's folder
 * @returns each explanation with what is wrong; an empty list where it is as it should be
 */
export async function gradeExplanations(folder: string): Promise<{ name: string; problems: string[] }[]> {
  const files = await readExplanationFiles(folder);
  const read = await Promise.all(files.map((file) => withAnswers(folder, file)));
  return read.map(({ slug, task, problems, answers }) => {
    if (task === null || answers === null) return { name: slug, problems };
    const others = read
      .filter((other) => other.slug !== slug)
      .flatMap((other) =>
        (other.answers?.good ?? []).map(({ name, text }) => [`“${name}” of ${other.slug}`, text] as const),
      );
    return { name: slug, problems: [...problems, ...gradeGrader(task, answers, new Map(others))] };
  });
}

async function withAnswers(
  folder: string,
  file: ExplanationFile,
): Promise<ExplanationFile & { answers: ModelAnswers | null }> {
  const place = path.join(folder, 'explanations/answers', `${file.slug}.yaml`);
  const { data, problem } = await decoded(place).catch(() => ({ data: null, problem: 'has no file of answers.' }));
  if (problem !== null) return { ...file, problems: [...file.problems, problem], answers: null };
  const { answers, problems } = readModelAnswers(data);
  return { ...file, problems: [...file.problems, ...problems], answers };
}

async function decoded(file: string): Promise<{ data: unknown; problem: string | null }> {
  const document = parseDocument(await readFile(file, 'utf8'));
  const [error] = document.errors;
  if (error !== undefined) return { data: null, problem: error.message.split('\n')[0] ?? '' };
  return { data: document.toJS() as unknown, problem: null };
}
