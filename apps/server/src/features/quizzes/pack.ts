/** The pack's quizzes, read from their files when they are first asked for, and kept. */
import { readQuiz, type Quiz } from '@waymark/learning';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';

export interface QuizPack {
  /** By title. */
  all: readonly Quiz[];
  bySlug: ReadonlyMap<string, Quiz>;
}

/**
 * @param folder of the content pack; one without quizzes has none
 * @param log told once of everything that is wrong with a quiz; that quiz is left out
 * @returns reads the pack at the first call, and gives the same one afterwards
 */
export function quizPack(folder: string, log: (line: string) => void): () => Promise<QuizPack> {
  let pack: Promise<QuizPack> | undefined;
  return () => (pack ??= readPack(path.join(folder, 'quizzes'), log));
}

async function readPack(folder: string, log: (line: string) => void): Promise<QuizPack> {
  const names = await readdir(folder).catch((): string[] => []);
  const files = names.filter((name) => name.endsWith('.yaml')).sort();
  const read = await Promise.all(files.map((name) => readFrom(folder, name.slice(0, -'.yaml'.length), log)));
  const all = read.filter((quiz) => quiz !== null).sort((a, b) => (a.title < b.title ? -1 : 1));
  return { all, bySlug: new Map(all.map((quiz) => [quiz.slug, quiz])) };
}

async function readFrom(folder: string, slug: string, log: (line: string) => void): Promise<Quiz | null> {
  const { quiz, problems } = readQuiz(decode(await readFile(path.join(folder, `${slug}.yaml`), 'utf8')), slug);
  for (const problem of problems) log(`content: the quiz ${slug} is left out: ${problem}`);
  return quiz;
}

/** @returns null for what is no YAML: the reader then says what is missing */
function decode(text: string): unknown {
  try {
    return parse(text) as unknown;
  } catch {
    return null;
  }
}
