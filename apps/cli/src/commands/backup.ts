import { stat } from 'node:fs/promises';
import { withConnection, type Context } from '../shell/context.ts';
import { CommandFailure, EXIT } from '../shell/failure.ts';
import { readBytes, writeWhole } from '../shell/files.ts';

/** `waymark backup [FILE]`: everything in one file, while a server runs or not. */
export async function backup(context: Context, file: string | undefined): Promise<number> {
  const target = file ?? `waymark-${new Date().toISOString().slice(0, 10)}.backup`;
  return withConnection(context, async ({ fetch }) => {
    const bytes = await context.out.progress(
      'Backing up',
      fetch('/api/backup').then((response) => response.arrayBuffer()),
    );
    await writeWhole(target, new Uint8Array(bytes));
    context.out.result({ file: target, bytes: bytes.byteLength });
    context.out.line(
      `Wrote ${target} (${(bytes.byteLength / 1000).toFixed(1)} kB). \`waymark restore ${target}\` brings it back.`,
    );
    return EXIT.ok;
  });
}

/** `waymark restore FILE`: replaces everything by a backup, all or nothing. Asks for `--yes`, since it cannot be undone. */
export async function restore(context: Context, file: string, options: { yes?: boolean }): Promise<number> {
  const bytes = await readBytes(file);
  if (!options.yes) {
    const when = file === '-' ? 'standard input' : `${file} of ${(await stat(file)).mtime.toISOString().slice(0, 10)}`;
    throw new CommandFailure(
      `This replaces everything that this Waymark holds by ${when}. Run it again with --yes; \`waymark backup\` first keeps what is there.`,
      EXIT.no,
    );
  }
  return withConnection(context, async ({ fetch }) => {
    const sent = fetch('/api/restore', {
      method: 'POST',
      headers: { 'content-type': 'application/gzip' },
      body: new Uint8Array(bytes),
    });
    const result = (await (await context.out.progress('Restoring', sent)).json()) as {
      programmes: number;
      rows: number;
    };
    context.out.result(result);
    context.out.line(
      `Restored ${result.programmes} ${result.programmes === 1 ? 'programme' : 'programmes'} (${result.rows} rows).`,
    );
    return EXIT.ok;
  });
}
