import { format, parse } from '@waymark/roadmap';
import type { Context } from '../shell/context.ts';
import { EXIT } from '../shell/failure.ts';
import { readBytes, writeWhole } from '../shell/files.ts';

/** `waymark fmt FILE`: one style, nothing lost. `-` reads standard input and prints. */
export async function fmt(context: Context, file: string, options: { check?: boolean }): Promise<number> {
  const { out } = context;
  const bytes = await readBytes(file);
  const formatted = format(parse(bytes).source);
  if (file === '-') {
    out.raw(formatted);
    return EXIT.ok;
  }
  const same = Buffer.compare(bytes, Buffer.from(formatted)) === 0;
  out.result({ file, changed: !same });
  if (options.check) {
    out.line(same ? `${file} is formatted.` : `${file} is not formatted; \`waymark fmt ${file}\` mends it.`);
    return same ? EXIT.ok : EXIT.no;
  }
  if (!same) await writeWhole(file, formatted);
  out.line(same ? `${file} was formatted already.` : `Formatted ${file}.`);
  return EXIT.ok;
}
