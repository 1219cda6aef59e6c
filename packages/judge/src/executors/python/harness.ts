/** The harness's Python files, as text: the sandbox gets them by pipe, since its user may not be able to read our folder. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';

export const HARNESS_PACKAGE = 'waymark_harness';
const FILES = ['__init__.py', 'plain.py', 'counting.py', 'streams.py', 'calls.py', 'supervisor.py', 'local.py'];

export const HARNESS_FOLDER = path.join(import.meta.dirname, HARNESS_PACKAGE);

/** @returns the files by name; rejects when the installation is incomplete */
export async function readHarness(files: readonly string[] = FILES): Promise<Map<string, string>> {
  const read = async (name: string): Promise<[string, string]> => [
    name,
    await readFile(path.join(HARNESS_FOLDER, name), 'utf8'),
  ];
  return new Map(await Promise.all(files.map(read)));
}

/**
 * @param parent the folder that holds the harness package
 * @param module the module whose `main` is started
 * @returns arguments for python3: isolated from environment, user site and working folder, no .pyc written
 */
export function pythonArguments(parent: string, module: 'supervisor' | 'local'): string[] {
  const start = `import sys; sys.path.insert(0, ${JSON.stringify(parent)}); from ${HARNESS_PACKAGE} import ${module}; sys.path.pop(0); ${module}.main()`;
  return ['-I', '-B', '-X', 'utf8', '-c', start];
}
