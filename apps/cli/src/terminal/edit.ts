/** A text in the person's own editor. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CommandFailure } from '../shell/failure.ts';

export interface EditedFile {
  /** Of the file that the editor sees. */
  name: string;
  /** What else to do where there is no editor, as the end of a sentence. */
  instead: string;
}

/**
 * Opens the text in `$VISUAL` or `$EDITOR` and waits until it is closed. The value may carry options, separated by
 * blanks; no shell reads it.
 *
 * @throws CommandFailure where no editor is set, or it cannot be started or fails; the text as it was is not changed
 */
export async function editText(
  text: string,
  env: NodeJS.ProcessEnv,
  { name, instead }: EditedFile = { name: 'explanation.md', instead: 'hand in a file with --file' },
): Promise<string> {
  const [program, ...options] = (env['VISUAL'] ?? env['EDITOR'] ?? '').split(' ').filter((part) => part !== '');
  if (program === undefined)
    throw new CommandFailure(`No editor is set. Set EDITOR, for example to nano, or ${instead}.`);
  const folder = await mkdtemp(path.join(tmpdir(), 'waymark-edit-'));
  const file = path.join(folder, name);
  try {
    await writeFile(file, text, { mode: 0o600 });
    await closed(program, [...options, file], env);
    return await readFile(file, 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function closed(program: string, args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (why: string): void =>
      reject(new CommandFailure(`The editor ${program} ${why}. Nothing was changed.`));
    spawn(program, args, { stdio: 'inherit', env })
      .once('error', () => fail('cannot be started'))
      .once('close', (code) => (code === 0 ? resolve() : fail(`ended with ${code ?? 'a signal'}`)));
  });
}
