/** The files of a challenge on the learner's disk: `<slug>/solution.py`, and beside it the statement. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { CommandFailure } from '../shell/failure.ts';

export type PracticeLanguage = 'python' | 'javascript' | 'sql';

const EXTENSION: Record<PracticeLanguage, string> = { python: 'py', javascript: 'js', sql: 'sql' };
const LANGUAGE = new Map(Object.entries(EXTENSION).map(([language, ext]) => [`.${ext}`, language as PracticeLanguage]));

/** A file with a solution, and which challenge it is for. */
export interface WorkFile {
  file: string;
  slug: string;
  language: PracticeLanguage;
}

/** @returns `binary-search/solution.py` in that folder */
export function workFile(folder: string, slug: string, language: PracticeLanguage): string {
  return path.join(folder, slug, `solution.${EXTENSION[language]}`);
}

/**
 * Finds what the learner means: a file (its folder names the challenge), a folder with a solution, a challenge's name,
 * or nothing at all, inside a challenge's folder.
 *
 * @throws CommandFailure where no solution is there, or more than one and no language was named
 */
export function findWork(cwd: string, named: string | undefined, language: PracticeLanguage | undefined): WorkFile {
  const target = path.resolve(cwd, named ?? '.');
  const byEnding = LANGUAGE.get(path.extname(target));
  if (byEnding !== undefined) {
    if (!existsSync(target)) throw new CommandFailure(`There is no file ${named ?? target}.`);
    return { file: target, slug: path.basename(path.dirname(target)), language: byEnding };
  }
  const languages = language === undefined ? (Object.keys(EXTENSION) as PracticeLanguage[]) : [language];
  const found = languages
    .map((one) => ({ file: workFile(path.dirname(target), path.basename(target), one), language: one }))
    .filter(({ file }) => existsSync(file));
  const [only, second] = found;
  const slug = path.basename(target);
  if (only === undefined) {
    throw new CommandFailure(
      `There is no solution for “${slug}” here. \`waymark practice pull ${slug}\` makes one to begin with; \`waymark practice list\` shows what there is.`,
    );
  }
  if (second !== undefined) {
    throw new CommandFailure(
      `There is a solution in ${found.map((one) => one.language).join(' and in ')}: say which with --language.`,
    );
  }
  return { ...only, slug };
}

/** @throws CommandFailure for a word that is none of ours */
export function languageNamed(word: string | undefined): PracticeLanguage | undefined {
  if (word === undefined) return undefined;
  const names: Record<string, PracticeLanguage> = { py: 'python', js: 'javascript', sql: 'sql' };
  const found = Object.hasOwn(EXTENSION, word) ? (word as PracticeLanguage) : names[word];
  if (found !== undefined) return found;
  throw new CommandFailure(`“${word}” is no language of the judge: python, javascript or sql.`);
}
