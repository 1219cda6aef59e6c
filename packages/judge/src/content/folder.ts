/** Folders of a content pack, as text. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseDocument } from 'yaml';
import type { Problem } from '../challenge/model.ts';

export type Files = ReadonlyMap<string, string>;

/** @returns the names of the folders inside a folder, sorted; none where there is no such folder */
export async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
}

/** @returns every file below a folder by its path in it, with forward slashes */
export async function readFolder(folder: string): Promise<Files> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort();
  const read = async (name: string): Promise<[string, string]> => [
    name,
    await readFile(path.join(folder, name), 'utf8'),
  ];
  return new Map(await Promise.all(paths.map(read)));
}

/** @returns what a YAML file says, null where it is missing or no YAML; the problem then says where it stops making sense */
export function yamlIn(files: Files, name: string): { value: unknown; problems: Problem[] } {
  const text = files.get(name);
  if (text === undefined) return { value: null, problems: [{ where: name, message: 'is missing' }] };
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error === undefined) return { value: document.toJS() as unknown, problems: [] };
  const line = error.linePos?.[0].line ?? 1;
  return { value: null, problems: [{ where: `${name}:${line}`, message: `is no YAML: ${firstLine(error.message)}` }] };
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').replace(/:$/, '');
}
