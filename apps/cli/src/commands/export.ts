import { CURRENT, withConnection, type Context } from '../shell/context.ts';
import { CommandFailure, EXIT } from '../shell/failure.ts';
import { writeWhole } from '../shell/files.ts';

const FORMATS: Record<string, string> = { md: 'roadmap.md', ics: 'plan.ics', json: 'everything.json' };

/** `waymark export md|ics|json`: to standard output, or to a file with `--output`. */
export async function exportAs(context: Context, format: string, options: { output?: string }): Promise<number> {
  const name = FORMATS[format];
  if (name === undefined) throw new CommandFailure(`“${format}” is no export; there are md, ics and json.`);
  return withConnection(context, async ({ fetch }) => {
    const response = await context.out.progress(
      'Exporting',
      fetch(`/api/programmes/${CURRENT.programme}/export/${name}`),
    );
    const text = await response.text();
    if (options.output === undefined) {
      context.out.raw(text);
      return EXIT.ok;
    }
    await writeWhole(options.output, text);
    context.out.line(`Wrote ${options.output}.`);
    context.out.result({ file: options.output, bytes: Buffer.byteLength(text) });
    return EXIT.ok;
  });
}
