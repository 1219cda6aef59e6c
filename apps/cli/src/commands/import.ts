import type { Context } from '../shell/context.ts';
import { CURRENT, withConnection } from '../shell/context.ts';
import { EXIT } from '../shell/failure.ts';
import { readBytes } from '../shell/files.ts';
import { reportLine } from '../terminal/report.ts';
import { countLine, diagnosticLine } from './lint.ts';

/** `waymark import FILE`: a programme of its own, or with `--update` a new version of the current one's document. */
export async function importRoadmap(
  context: Context,
  file: string,
  options: { title?: string; update?: boolean },
): Promise<number> {
  const base64 = Buffer.from(await readBytes(file)).toString('base64');
  return withConnection(context, async ({ client }) => {
    const { out } = context;
    if (options.update) {
      const sent = client.call('PUT', '/api/programmes/{programme}/roadmap', { params: CURRENT, body: { base64 } });
      const result = await out.progress(`Reading ${file}`, sent);
      out.result(result);
      const { kept, added, unmatched } = result.reconciliation;
      out.line(`${kept.length} items kept, ${added.length} new, ${unmatched.length} without a match.`);
      for (const item of unmatched)
        out.line(`  ${item.id}  ${item.title} (its notes and evidence are kept, and need a new home)`);
      if (result.report) out.line(reportLine(result.report));
      return EXIT.ok;
    }
    const body = { base64, ...(options.title === undefined ? {} : { title: options.title }) };
    const sent = client.call('POST', '/api/programmes', { body });
    const result = await out.progress(`Reading ${file}`, sent);
    out.result(result);
    out.line(out.style.bold(result.programme.title));
    out.line(countLine(result.counts));
    for (const entry of result.diagnostics) out.line(diagnosticLine(context, file, entry));
    out.line('');
    out.line(
      'This is your current programme now. `waymark plan --start DATE` plans it; `waymark programmes` lists the others.',
    );
    return EXIT.ok;
  });
}
