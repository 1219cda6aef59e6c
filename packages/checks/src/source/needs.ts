/** Whether what a command needs is in the repository. */
import type { Tools } from '../check/model.ts';
import { isRecord } from '../schema/validate.ts';
import { joined, type Command, type Need } from './commands.ts';
import { ownFiles } from './files.ts';

const BYTES = 256 * 1024;
/** What `npm init` writes. */
const NO_TEST = /no test specified/;

/** @returns what is missing, in words; null where the command can work */
export async function missingFor(t: Tools, command: Command): Promise<string | null> {
  const paths = (await ownFiles(t.repository, t.signal)).map((file) => file.path);
  return missing(t, command.need, paths);
}

async function missing(t: Tools, need: Need, paths: string[]): Promise<string | null> {
  switch (need.kind) {
    case 'nothing':
      return null;
    case 'file':
      return paths.includes(need.path) ? null : `there is no file ${need.path}`;
    case 'some-file':
      return below(need.folder, paths).some((path) => need.like.test(path))
        ? null
        : `there is no ${need.inWords}${inFolder(need.folder)}`;
    case 'npm-script':
      return npmScript(t, need);
    case 'make-target': {
      const text = await t.repository.readFile(joined(need.folder, 'Makefile'), BYTES, t.signal);
      if (text === null) return `there is no Makefile${inFolder(need.folder)}`;
      return new RegExp(`^${need.target}\\s*:`, 'm').test(text) ? null : `the Makefile has no target ${need.target}`;
    }
  }
}

function below(folder: string, paths: string[]): string[] {
  return folder === ''
    ? paths
    : paths.filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1));
}

async function npmScript(t: Tools, { folder, script }: { folder: string; script: string }): Promise<string | null> {
  const file = joined(folder, 'package.json');
  const text = await t.repository.readFile(file, BYTES, t.signal);
  if (text === null) return `there is no ${file}`;
  const scripts = scriptsOf(text);
  const line = scripts?.[script];
  // `npm start` without a script runs server.js.
  if (
    line === undefined &&
    script === 'start' &&
    (await t.repository.readFile(joined(folder, 'server.js'), BYTES, t.signal)) !== null
  )
    return null;
  if (typeof line !== 'string') return `${file} has no script "${script}"`;
  return NO_TEST.test(line) ? `the script "${script}" of ${file} only says that there is no test` : null;
}

function scriptsOf(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) && isRecord(value['scripts']) ? value['scripts'] : null;
  } catch {
    return null;
  }
}

function inFolder(folder: string): string {
  return folder === '' ? '' : ` in ${folder}`;
}
