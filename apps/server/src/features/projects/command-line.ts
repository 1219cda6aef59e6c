/** How a learner calls the command line from the folder of a project, which is not the folder of Waymark. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Mode } from '../../programme/strength.ts';
import { quoted } from './quoted.ts';

/**
 * @param packFolder of the content that this server reads: the launcher lies in the same house
 * @returns the words before the verb; on the learner's own machine those that work in every folder of it
 */
export function commandLineOf(mode: Mode, packFolder: string): string {
  const launcher = path.resolve(packFolder, '../../tools/run.cjs');
  return mode === 'local' && existsSync(launcher) ? `node ${quoted(launcher)}` : 'npx waymark';
}
