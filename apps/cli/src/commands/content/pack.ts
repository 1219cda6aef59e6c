/** The content pack that a command works on, and the judge's part that knows packs. */
import type * as content from '@waymark/judge/content';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Context } from '../../shell/context.ts';
import { houseFolder } from '../../shell/house.ts';

/** By path: it starts processes whose files lie beside it, which a bundle does not have. */
export async function loadContentTools(): Promise<typeof content> {
  const file = path.join(houseFolder(), 'packages/judge/src/content/index.ts');
  return (await import(pathToFileURL(file).href)) as typeof content;
}

/** @returns the folder that was named, or the pack that Waymark brings along */
export function packFolder({ cwd }: Context, named: string | undefined): string {
  return named === undefined ? path.join(houseFolder(), 'content/backend') : path.resolve(cwd, named);
}
