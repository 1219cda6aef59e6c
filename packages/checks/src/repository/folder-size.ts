import { lstat, opendir } from 'node:fs/promises';
import path from 'node:path';

/** Files that are looked at: more of them is too large as well. */
const FILES = 50_000;

/** @returns bytes of all files below the folder; stops counting once `most` is passed. What vanishes meanwhile counts nothing */
export async function folderBytes(folder: string, most: number): Promise<number> {
  let bytes = 0;
  let files = 0;
  const open = [folder];
  for (let next = open.pop(); next !== undefined && bytes <= most; next = open.pop()) {
    const entries = await opendir(next).catch(() => null);
    if (entries === null) continue;
    for await (const entry of entries) {
      const full = path.join(next, entry.name);
      if (entry.isDirectory()) open.push(full);
      else
        bytes += await lstat(full).then(
          (stat) => stat.size,
          () => 0,
        );
      files += 1;
      if (files > FILES) return Infinity;
    }
  }
  return bytes;
}
