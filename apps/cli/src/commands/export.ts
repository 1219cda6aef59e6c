import { CURRENT, withConnection, type Context } from '../shell/context.ts';
import { CommandFailure, EXIT } from '../shell/failure.ts';
import { writeWhole } from '../shell/files.ts';
import { calendarAddress, type AddressOptions } from './calendar-address.ts';
import { exportToNotion } from './export-notion.ts';

const OF_PROGRAMME = `/api/programmes/${CURRENT.programme}/export`;
const FORMATS: Record<string, { at: string; file: string; isBinary?: boolean }> = {
  md: { at: `${OF_PROGRAMME}/roadmap.md`, file: 'roadmap.md' },
  ics: { at: `${OF_PROGRAMME}/plan.ics`, file: 'plan.ics' },
  notion: { at: `${OF_PROGRAMME}/notion.zip`, file: 'notion.zip', isBinary: true },
  json: { at: '/api/export/everything.json', file: 'everything.json' },
};

export interface ExportOptions extends AddressOptions {
  output?: string;
  to?: string;
  page?: string;
  calendarAddress?: boolean;
}

/** `waymark export md|ics|json|notion`: to standard output, or to a file with `--output`; or to a place outside. */
export async function exportAs(context: Context, format: string | undefined, options: ExportOptions): Promise<number> {
  if (options.to !== undefined && options.to !== 'notion')
    throw new CommandFailure(`“${options.to}” is no place that Waymark can export to; there is notion.`);
  if (options.to === 'notion') return exportToNotion(context, options);
  if (options.calendarAddress === true) return calendarAddress(context, options);
  const chosen = format === undefined ? undefined : FORMATS[format];
  if (chosen === undefined)
    throw new CommandFailure(`“${format ?? ''}” is no export; there are md, ics, notion and json.`);
  const file =
    options.output ?? (chosen.isBinary === true && process.stdout.isTTY ? `waymark-${chosen.file}` : undefined);
  return withConnection(context, async ({ fetch }) => {
    let bytes = 0;
    const title = (): string => `Exporting ${(bytes / 1_000_000).toFixed(1)} MB`;
    const data = await context.out.progress(
      title,
      download(fetch(chosen.at), (more) => (bytes += more)),
    );
    if (file === undefined) {
      context.out.raw(data);
      return EXIT.ok;
    }
    await writeWhole(file, data);
    context.out.line(`Wrote ${file}.`);
    context.out.result({ file, bytes: data.byteLength });
    return EXIT.ok;
  });
}

/** Reads an answer as it comes, so that a progress line can say how far it is. */
async function download(answer: Promise<Response>, heard: (bytes: number) => void): Promise<Uint8Array> {
  const { body } = await answer;
  const chunks: Uint8Array[] = [];
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    heard(chunk.byteLength);
  }
  return Buffer.concat(chunks);
}
