import path from 'node:path';
import type { Context } from '../../shell/context.ts';
import { CommandFailure, EXIT } from '../../shell/failure.ts';
import { loadContentTools, packFolder } from './pack.ts';

const REFUSED = {
  name: 'A challenge is named in lower-case words joined by hyphens, such as two-of-a-kind.',
  exists: 'There is a challenge of this name already; nothing was written.',
};

/** `waymark content new SLUG`: a challenge that works, to be written over piece by piece. */
export async function newContent(context: Context, slug: string, options: { folder?: string }): Promise<number> {
  const { out } = context;
  const { newChallenge } = await loadContentTools();
  const made = await newChallenge(packFolder(context, options.folder), slug);
  if (made.kind === 'refused') throw new CommandFailure(REFUSED[made.why]);
  out.result(made);
  const shown = path.relative(context.cwd, made.folder) || made.folder;
  out.line(`Wrote ${shown}:`);
  for (const name of made.files) out.line(`  ${name}`);
  const where = options.folder === undefined ? '' : ` ${options.folder}`;
  out.line('It is a small challenge that works. Write yours over it, and take each line with TODO away. Then:');
  out.line(out.style.dim(`  waymark content check${where} --only ${slug}`));
  return EXIT.ok;
}
