/** How long each test file took the last time it ran here. A note for the next run alone: nothing hangs on it. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Path from the root, ms. */
export type Durations = Map<string, number>;

const FILE = path.resolve(import.meta.dirname, '../node_modules/.cache/waymark-tests.json');

/** @returns what is known; nothing where the note is missing or damaged */
export async function readDurations(): Promise<Durations> {
  const text = await readFile(FILE, 'utf8').catch(() => '{}');
  try {
    const read = Object.entries(JSON.parse(text) as Record<string, unknown>);
    return new Map(read.filter((entry): entry is [string, number] => typeof entry[1] === 'number'));
  } catch {
    return new Map();
  }
}

export async function writeDurations(durations: Durations): Promise<void> {
  await mkdir(path.dirname(FILE), { recursive: true });
  await writeFile(FILE, JSON.stringify(Object.fromEntries([...durations].sort()), null, 1));
}
