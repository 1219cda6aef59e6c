/** Where the house's own files are, from the source tree and from the bundle in dist/. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { CommandFailure, EXIT } from './failure.ts';

/** @returns the folder that holds `content/`, upwards from this file @throws CommandFailure when it is incomplete */
export function houseFolder(from: string = import.meta.dirname): string {
  for (let folder = from; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'content/backend/roadmap.md'))) return folder;
    if (folder === path.dirname(folder)) {
      throw new CommandFailure(
        'Waymark’s own content folder is missing: get a fresh copy of Waymark. Your data is not touched.',
        EXIT.unavailable,
      );
    }
  }
}
