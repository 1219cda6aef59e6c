/** A bare repository of our own in a temporary folder: the place that everything is read in. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RepositoryReader } from '../ports/repository.ts';

/** A reader over a temporary folder. Remove it, whatever happened. */
export interface OpenRepository {
  reader: RepositoryReader;
  remove: () => Promise<void>;
}

export interface Bare {
  gitDir: string;
  remove: () => Promise<void>;
}

const CONFIG = '[core]\n\trepositoryformatversion = 0\n\tbare = true\n';

/**
 * Written by hand, not by `git init`: no templates, no hooks.
 * @param parent folder to make it in; the system's one for temporary files where it is left out
 */
export async function makeBare(parent: string = tmpdir()): Promise<Bare> {
  const gitDir = await mkdtemp(path.join(parent, 'waymark-repository-'));
  const remove = (): Promise<void> => rm(gitDir, { recursive: true, force: true, maxRetries: 3 });
  try {
    await mkdir(path.join(gitDir, 'objects', 'info'), { recursive: true });
    await mkdir(path.join(gitDir, 'refs'));
    await writeFile(path.join(gitDir, 'HEAD'), 'ref: refs/heads/nothing\n');
    await writeFile(path.join(gitDir, 'config'), CONFIG);
  } catch (error) {
    await remove();
    throw error;
  }
  return { gitDir, remove };
}
