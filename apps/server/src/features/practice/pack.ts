/** The pack's challenges and SQL exercises, read from their folders when they are first asked for, and kept. */
import { readChallenge, readSqlExercise, type Challenge, type Problem, type SqlExercise } from '@waymark/judge';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';

/** What can be practised: both kinds have a slug, and slugs are unique over both. */
export type PracticeChallenge = { kind: 'code'; challenge: Challenge } | { kind: 'sql'; exercise: SqlExercise };

export interface PracticePack {
  /** In the order of listing. */
  all: readonly PracticeChallenge[];
  bySlug: ReadonlyMap<string, PracticeChallenge>;
  /** What could not be read: those challenges are left out. */
  problems: string[];
}

/** @returns the slug under which submissions, drafts and evidence are kept */
export function slugOf(one: PracticeChallenge): string {
  return one.kind === 'code' ? one.challenge.slug : one.exercise.slug;
}

/** @returns reads the pack at the first call, and gives the same one afterwards */
export function practicePack(folder: string): () => Promise<PracticePack> {
  let pack: Promise<PracticePack> | undefined;
  return () => (pack ??= readPack(folder));
}

async function readPack(folder: string): Promise<PracticePack> {
  const problems: string[] = [];
  const note = (slug: string, found: readonly Problem[]): void => {
    for (const { where, message } of found) problems.push(`${slug}: ${where} ${message}`);
  };
  const code = await readFolders(path.join(folder, 'challenges'), (slug, files) => {
    const read = readChallenge({ slug, cases: yamlOf(files, 'cases.yaml'), files });
    note(slug, read.problems);
    return read.challenge === null ? null : { kind: 'code', challenge: read.challenge };
  });
  const sql = await readFolders(path.join(folder, 'sql'), (name, files) => {
    const read = readSqlExercise({ folder: name, exercise: yamlOf(files, 'exercise.yaml'), files });
    note(name, read.problems);
    return read.exercise === null ? null : { kind: 'sql', exercise: read.exercise };
  });
  const all = [...code.sort(byTopic), ...sql];
  return { all, bySlug: new Map(all.map((one) => [slugOf(one), one])), problems };
}

type Files = ReadonlyMap<string, string>;

/** A pack need not have every kind of folder. */
async function readFolders(
  folder: string,
  read: (slug: string, files: Files) => PracticeChallenge | null,
): Promise<PracticeChallenge[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const slugs = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const found = await Promise.all(
    slugs.sort().map(async (slug) => read(slug, await readFiles(path.join(folder, slug)))),
  );
  return found.filter((one) => one !== null);
}

async function readFiles(folder: string): Promise<Files> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const named = files.sort().map(async (file): Promise<[string, string]> => {
    return [path.relative(folder, file).replaceAll(path.sep, '/'), await readFile(file, 'utf8')];
  });
  return new Map(await Promise.all(named));
}

/** @returns null for YAML that cannot be read: the reader then says what is missing */
function yamlOf(files: Files, name: string): unknown {
  try {
    return parse(files.get(name) ?? '') as unknown;
  } catch {
    return null;
  }
}

/** Easy ones first within a topic; topics in the order of their easiest challenge. */
function byTopic(a: PracticeChallenge, b: PracticeChallenge): number {
  if (a.kind !== 'code' || b.kind !== 'code') return 0;
  const [one, other] = [a.challenge, b.challenge];
  const topics = TOPICS.indexOf(one.topic) - TOPICS.indexOf(other.topic);
  return topics || one.difficulty - other.difficulty || (one.title < other.title ? -1 : 1);
}

/** From what a beginner can do on the first evening to what takes a while. A topic that is not here comes first. */
const TOPICS = ['first steps', 'text', 'lists', 'structures', 'searching and sorting'];
