/** The pack's explanations, read from their files when they are first asked for, and kept. */
import type { ExplainTask } from '@waymark/learning';
import { readExplanationFiles } from '../../platform/explanation-files.ts';

export interface ExplanationPack {
  /** By title. */
  all: readonly ExplainTask[];
  bySlug: ReadonlyMap<string, ExplainTask>;
}

/**
 * @param folder of the content pack; one without explanations has none
 * @param log told once of everything that is wrong with an explanation; that one is left out
 * @returns reads the pack at the first call, and gives the same one afterwards
 */
export function explanationPack(folder: string, log: (line: string) => void): () => Promise<ExplanationPack> {
  let pack: Promise<ExplanationPack> | undefined;
  return () => (pack ??= readPack(folder, log));
}

async function readPack(folder: string, log: (line: string) => void): Promise<ExplanationPack> {
  const files = await readExplanationFiles(folder);
  for (const { slug, problems } of files)
    for (const problem of problems) log(`content: the explanation ${slug} is left out: ${problem}`);
  const all = files.flatMap(({ task }) => task ?? []).sort((a, b) => (a.title < b.title ? -1 : 1));
  return { all, bySlug: new Map(all.map((task) => [task.slug, task])) };
}
