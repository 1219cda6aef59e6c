/** Finds the git of this machine. */
import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { devNull } from 'node:os';
import { promisify } from 'node:util';
import { RepositoryFault } from '../ports/repository.ts';

/** Not the PATH: whoever can put a folder first there would choose what we run. */
const PLACES = [
  '/usr/bin/git',
  '/usr/local/bin/git',
  '/opt/homebrew/bin/git',
  'C:\\Program Files\\Git\\cmd\\git.exe',
  'C:\\Program Files (x86)\\Git\\cmd\\git.exe',
];

/** `merge-tree --write-tree` came with 2.38, `http.curloptResolve` with 2.37. */
const OLDEST: [major: number, minor: number] = [2, 38];

export interface GitProgram {
  /** Absolute path. */
  file: string;
  version: string;
}

/**
 * @param places absolute paths, tried in this order
 * @throws RepositoryFault `no-git` where none is there, or only one that is too old
 */
export async function findGit(places: readonly string[] = PLACES): Promise<GitProgram> {
  for (const file of places) {
    const isThere = await access(file).then(
      () => true,
      () => false,
    );
    if (isThere) return { file, version: await versionOf(file) };
  }
  throw new RepositoryFault('no-git', 'There is no git on this machine.');
}

async function versionOf(file: string): Promise<string> {
  const env = { GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: devNull };
  const { stdout } = await promisify(execFile)(file, ['--version'], { timeout: 5_000, env, maxBuffer: 4_096 }).catch(
    () => ({ stdout: '' }),
  );
  const [version, major = 0, minor = 0] = /(\d+)\.(\d+)[\d.]*/.exec(stdout) ?? [];
  const isNew = Number(major) > OLDEST[0] || (Number(major) === OLDEST[0] && Number(minor) >= OLDEST[1]);
  if (version === undefined || !isNew)
    throw new RepositoryFault('no-git', `The git of this machine is too old (${version ?? 'no version'}).`);
  return version;
}
