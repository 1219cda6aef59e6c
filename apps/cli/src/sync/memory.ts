/**
 * What a file and a programme had in common when they were synced last. It lies beside the file, so that it travels with
 * it: committed to Git, it is right on every branch and on every machine that has the same data.
 */
import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { CommandFailure } from '../shell/failure.ts';
import { writeWhole } from '../shell/files.ts';

const NAME = '.waymark-sync.json';

export interface Remembered {
  programme: string;
  /** Version of the programme's roadmap that the file was equal to. */
  version: number;
  /** SHA-256 of that text, in hex: a restored programme may have another version of this number. */
  hash: string;
  /** Contradictions that wait in a file beside this one: of which texts they are. */
  waiting?: { fileHash: string; programmeHash: string };
}

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const memoryAt = (file: string): string => path.join(path.dirname(file), NAME);

function isRemembered(value: unknown): value is Remembered {
  const { programme, version, hash } = (value ?? {}) as Partial<Record<keyof Remembered, unknown>>;
  return typeof programme === 'string' && Number.isInteger(version) && typeof hash === 'string';
}

async function all(file: string): Promise<Record<string, unknown>> {
  const text = await readFile(memoryAt(file), 'utf8').catch(() => null);
  if (text === null) return {};
  try {
    const read = JSON.parse(text) as unknown;
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : {};
  } catch {
    throw new CommandFailure(
      `${memoryAt(file)} is no JSON (a conflict in Git?). Take either side of it, or remove it and say which text is right: --take file or --take programme.`,
    );
  }
}

/** @throws CommandFailure where the memory cannot be read */
export async function recall(file: string): Promise<Remembered | null> {
  const found = (await all(file))[path.basename(file)];
  return isRemembered(found) ? found : null;
}

/** Writes nothing where nothing is new, so that Git has nothing to show. */
export async function remember(file: string, next: Remembered): Promise<void> {
  const known = await all(file);
  const name = path.basename(file);
  if (JSON.stringify(known[name]) === JSON.stringify(next)) return;
  await writeWhole(memoryAt(file), `${JSON.stringify({ ...known, [name]: next }, null, 2)}\n`);
}

/** Where contradictions of a file are written: `roadmap.conflicts.md`. */
export function conflictsFile(file: string): string {
  const { dir, name, ext } = path.parse(file);
  return path.join(dir, `${name}.conflicts${ext || '.md'}`);
}

export async function removeFile(file: string): Promise<void> {
  await rm(file, { force: true });
}
