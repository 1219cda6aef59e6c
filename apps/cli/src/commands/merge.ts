import { merge as mergeDocuments, parse } from '@waymark/roadmap';
import type { Context } from '../shell/context.ts';
import { EXIT } from '../shell/failure.ts';
import { readBytes, writeWhole } from '../shell/files.ts';

/** `waymark merge BASE MINE THEIRS`: three-way; prints the result, or writes it with `--output`. Ends with 1 on conflicts. */
export async function merge(
  context: Context,
  files: [string, string, string],
  options: { output?: string },
): Promise<number> {
  const { out } = context;
  const [base, mine, theirs] = await Promise.all(files.map(async (file) => parse(await readBytes(file))));
  if (!base || !mine || !theirs) return EXIT.usage;
  const result = mergeDocuments(base, mine, theirs);
  if (options.output !== undefined) await writeWhole(options.output, result.source);
  if (out.json) out.result(result);
  else if (options.output === undefined) out.raw(result.source);
  for (const conflict of result.conflicts) {
    const why =
      conflict.reason === 'both-changed' ? 'changed on both sides' : 'changed on one side and removed on the other';
    out.remark(`conflict: ${conflict.title} (${conflict.itemId}) was ${why}; the result keeps yours`);
    if (conflict.theirs !== null) out.remark(`  theirs: ${conflict.theirs.trim().split('\n').join('\n          ')}`);
  }
  return result.conflicts.length === 0 ? EXIT.ok : EXIT.no;
}
