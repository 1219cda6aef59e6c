/** The quizzes of a content pack, as files: for whoever checks a pack, which is never somebody who takes a quiz. */
import { readQuiz, type Quiz } from '@waymark/learning';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseDocument } from 'yaml';

export interface QuizFile {
  /** The file's name without `.yaml`. */
  slug: string;
  /** Null where anything in it is wrong. */
  quiz: Quiz | null;
  /** One sentence for each thing that is wrong. */
  problems: string[];
}

/**
 * @param folder the pack's folder; its quizzes lie in `quizzes`
 * @returns every quiz in it, sorted by name; none where there is no such folder
 */
export async function readQuizFiles(folder: string): Promise<QuizFile[]> {
  const names = await readdir(path.join(folder, 'quizzes')).catch(() => []);
  const slugs = names.filter((name) => name.endsWith('.yaml')).map((name) => name.slice(0, -'.yaml'.length));
  return Promise.all(
    slugs.sort().map(async (slug) => {
      const document = parseDocument(await readFile(path.join(folder, 'quizzes', `${slug}.yaml`), 'utf8'));
      const [error] = document.errors;
      if (error !== undefined) return { slug, quiz: null, problems: [error.message.split('\n')[0] ?? ''] };
      return { slug, ...readQuiz(document.toJS() as unknown, slug) };
    }),
  );
}
