import { describeChange, diffDocuments, parse } from '@waymark/roadmap';
import type { Context } from '../shell/context.ts';
import { EXIT } from '../shell/failure.ts';
import { readBytes } from '../shell/files.ts';

const MARKS = { added: '+', removed: '-', changed: '~', moved: '>' };

/** `waymark diff A B`: what changed, item by item. Ends with 0 when nothing did and 1 when something did, as diff does. */
export async function diff(context: Context, before: string, after: string): Promise<number> {
  const { out } = context;
  const changes = diffDocuments(parse(await readBytes(before)), parse(await readBytes(after)));
  out.result({ changes });
  for (const change of changes) out.line(`${MARKS[change.kind]} ${describeChange(change)}`);
  if (changes.length === 0) out.line('The two say the same.');
  return changes.length === 0 ? EXIT.ok : EXIT.no;
}
