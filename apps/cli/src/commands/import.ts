import type { ImportPreview } from '@waymark/contract';
import type { Context } from '../shell/context.ts';
import { CURRENT, withConnection, type Connection } from '../shell/context.ts';
import { CommandFailure, EXIT } from '../shell/failure.ts';
import { readBytes, writeWhole } from '../shell/files.ts';
import { reportLine } from '../terminal/report.ts';
import { countLine, diagnosticLine } from './lint.ts';

export interface ImportCommand {
  title?: string;
  update?: boolean;
  dryRun?: boolean;
  output?: string;
}

type Client = Connection['client'];

const KINDS: Record<ImportPreview['kind'], string> = {
  waymark: 'a roadmap in Waymark’s own form',
  markdown: 'Markdown',
  notion: 'a Notion export',
  archive: 'an archive of pages',
  'roadmap-sh': 'a roadmap of roadmap.sh',
  opml: 'an outline (OPML)',
  table: 'a table',
  bookmarks: 'bookmarks of a browser',
  html: 'a page in HTML',
  list: 'a plain list',
  json: 'JSON',
  programme: 'an export of Waymark',
  unknown: 'nothing that can be read',
};

/** Findings of one sort that are printed; `--json` has all. */
const SHOWN = 20;

/**
 * `waymark import FILE`: anything people have becomes a programme of its own, or with `--update` a new version of the
 * current one's document. `--dry-run` and `--output` only say what it would be.
 */
export async function importRoadmap(context: Context, file: string, options: ImportCommand): Promise<number> {
  const bytes = await readBytes(file);
  const base64 = Buffer.from(bytes).toString('base64');
  return withConnection(context, async ({ client }) => {
    const body = { base64, ...(file === '-' ? {} : { name: file.split(/[\\/]/).at(-1) ?? file }) };
    const preview = await context.out.progress(`Reading ${file}`, client.call('POST', '/api/import/preview', { body }));
    const only = options.dryRun === true || options.output !== undefined;
    if (only) context.out.result(preview);
    tell(context, file, preview);
    if (preview.source === '') {
      throw new CommandFailure(`Nothing was imported from ${file}. What was wrong with it stands above.`, EXIT.no);
    }
    if (options.output !== undefined) {
      await writeWhole(options.output, preview.source);
      context.out.line(`Written to ${options.output}. Edit it, then \`waymark import ${options.output}\`.`);
    }
    if (only) return EXIT.ok;
    return options.update === true
      ? update(context, client, preview.source)
      : create(context, client, preview.source, options.title);
  });
}

/** What was understood, what not, and the phases with their hours. */
function tell({ out }: Context, file: string, preview: ImportPreview): void {
  out.line(out.style.bold(preview.title || file));
  out.line(`${file} is ${KINDS[preview.kind]}.`);
  if (preview.source !== '') out.line(countLine(preview.counts));
  for (const phase of preview.phases) {
    const time = phase.hours === null ? '' : out.style.dim(`  ${phase.hours} h`);
    out.line(`${'  '.repeat(phase.depth + 1)}${phase.title}${time}`);
  }
  findings(out, 'Understood', preview.understood);
  findings(out, 'Not understood, or left out', preview.left);
  if (preview.more > 0) out.line(out.style.dim(`and ${preview.more} more.`));
  out.line('');
}

function findings(out: Context['out'], heading: string, list: ImportPreview['understood']): void {
  if (list.length === 0) return;
  out.line('');
  out.line(out.style.bold(heading));
  for (const { file, line, message } of list.slice(0, SHOWN)) {
    const place = [file, line === null ? null : `line ${line}`].filter((part) => part !== null).join(', ');
    out.line(`  ${message}${place === '' ? '' : out.style.dim(`  (${place})`)}`);
  }
  if (list.length > SHOWN) out.line(out.style.dim(`  and ${list.length - SHOWN} more; --json lists all`));
}

async function update(context: Context, client: Client, source: string): Promise<number> {
  const { out } = context;
  const result = await client.call('PUT', '/api/programmes/{programme}/roadmap', { params: CURRENT, body: { source } });
  out.result(result);
  const { kept, added, unmatched } = result.reconciliation;
  out.line(`${kept.length} items kept, ${added.length} new, ${unmatched.length} without a match.`);
  for (const item of unmatched) {
    out.line(`  ${item.id}  ${item.title} (its notes and evidence are kept, and need a new home)`);
  }
  if (result.report) out.line(reportLine(result.report));
  return EXIT.ok;
}

async function create(context: Context, client: Client, source: string, title?: string): Promise<number> {
  const { out } = context;
  const body = { source, ...(title === undefined ? {} : { title }) };
  const result = await client.call('POST', '/api/programmes', { body });
  out.result(result);
  for (const entry of result.diagnostics) out.line(diagnosticLine(context, 'roadmap', entry));
  out.line(
    'This is your current programme now. `waymark plan --start DATE` plans it; `waymark programmes` lists the others.',
  );
  return EXIT.ok;
}
