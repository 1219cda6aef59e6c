/** Python's standard library, compiled: made once for a version of Pyodide, and kept beside the installed packages. */
import { execFile } from 'node:child_process';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const BYTES_AT_MOST = 64 * 2 ** 20;
const MS_AT_MOST = 180_000;

/**
 * @param pyodide the folder of the package
 * @param version of the package
 */
export async function compiledLibrary(pyodide: string, version: string): Promise<Uint8Array> {
  const kept = path.join(path.dirname(pyodide), '.cache', 'waymark', `python-library-${version}.zip`);
  const known = await readFile(kept).catch(() => null);
  if (known !== null) return known;
  const script = path.join(import.meta.dirname, 'compile-library.ts');
  const options = { encoding: 'buffer', maxBuffer: BYTES_AT_MOST, timeout: MS_AT_MOST } as const;
  const { stdout } = await run(process.execPath, ['--no-warnings', script], options);
  // Where nothing may be written it is made again the next time.
  await keep(kept, stdout).catch(() => undefined);
  return stdout;
}

/** Under another name first: whoever reads at the same time finds all of it or nothing. */
async function keep(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const fresh = `${file}.${process.pid}`;
  await writeFile(fresh, bytes);
  await rename(fresh, file);
}
