/** A model answer as files of a repository: what a learner with just this project would have committed. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Files } from './good-repository.ts';

const examples = path.resolve(import.meta.dirname, '../../../examples');

/** @param example the name of a folder in `examples/` */
export function filesOf(example: string): Files {
  const folder = path.join(examples, example);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const own = entries
    .filter((entry) => entry.isFile() && /\.(js|json|md|yaml)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.includes('node_modules'));
  return Object.fromEntries(
    own.map((file) => [path.relative(folder, file).replaceAll('\\', '/'), readFileSync(file, 'utf8')]),
  );
}
