/** `waymark content new`: a small challenge that works, to be written over piece by piece. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { namesOf } from '../challenge/names.ts';
import { SLUG } from './check-challenge.ts';
import { readFolder } from './folder.ts';

const TEMPLATE = path.join(import.meta.dirname, 'template');

export type NewChallenge =
  | { kind: 'made'; folder: string; files: string[] }
  /** `name`: the slug is none. `exists`: there is a folder of this name. */
  | { kind: 'refused'; why: 'name' | 'exists' };

/**
 * Writes a challenge's folder. Each of its files holds a line that begins with TODO and says what belongs there;
 * `contentCheck` complains until those lines are gone.
 *
 * @param pack the pack's folder
 * @param slug lower-case words joined by hyphens
 * @returns what was written; nothing is where the name is no slug or taken
 */
export async function newChallenge(pack: string, slug: string): Promise<NewChallenge> {
  if (!SLUG.test(slug)) return { kind: 'refused', why: 'name' };
  const folder = path.join(pack, 'challenges', slug);
  await mkdir(path.dirname(folder), { recursive: true });
  try {
    await mkdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return { kind: 'refused', why: 'exists' };
    throw error;
  }
  const files = await readFolder(TEMPLATE);
  for (const [name, text] of files) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, named(text, slug), { flag: 'wx' });
  }
  return { kind: 'made', folder, files: [...files.keys()] };
}

function named(text: string, slug: string): string {
  const { python, javascript } = namesOf(slug.replaceAll('-', '_'));
  const title = slug.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase());
  return text
    .replaceAll('new_challenge', python)
    .replaceAll('newChallenge', javascript)
    .replaceAll('New challenge', title);
}
