/**
 * Reads the statements that made the tables of a SQLite database file. The file is a stranger's: it is opened in a process
 * of its own, which may read nothing but it, write nothing, start nothing, and is ended after a few seconds.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const TIME_MS = 5_000;
const HEAP_MB = 64;
const OUTPUT_BYTES = 512 * 1024;
const MAGIC = 'SQLite format 3\0';

/** Only what the file says about itself is read, none of its rows: no view or trigger of it ever runs. */
const PROGRAM = `
const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
const file = new DatabaseSync(new URL(process.argv[1]), { readOnly: true, allowExtension: false });
file.exec('PRAGMA hard_heap_limit=${HEAP_MB * 1024 * 1024}; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON');
const rows = file.prepare('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid LIMIT 500');
for (const { sql } of rows.iterate()) process.stdout.write(String(sql) + ';\\n');
`;

/** @returns the statements, each ended by a semicolon; null where the bytes are no database that can be read */
export async function schemaOfDatabase(bytes: Buffer, signal: AbortSignal): Promise<string | null> {
  if (bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) return null;
  const folder = await mkdtemp(path.join(tmpdir(), 'waymark-database-'));
  try {
    const file = path.join(folder, 'database');
    await writeFile(file, bytes, { mode: 0o400 });
    return await readIn(folder, file, signal);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function readIn(folder: string, file: string, signal: AbortSignal): Promise<string | null> {
  // A database that was left in WAL mode wants files beside it, unless it is said to be immutable.
  const address = `${pathToFileURL(file).href}?immutable=1`;
  const limits = ['--permission', `--allow-fs-read=${folder}`, `--max-old-space-size=${HEAP_MB}`, '--no-warnings'];
  const child = spawn(process.execPath, [...limits, '-e', PROGRAM, address], {
    cwd: folder,
    env: {},
    stdio: ['ignore', 'pipe', 'ignore'],
    signal: AbortSignal.any([signal, AbortSignal.timeout(TIME_MS)]),
    killSignal: 'SIGKILL',
    windowsHide: true,
  });
  const chunks: Buffer[] = [];
  let size = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    size += chunk.byteLength;
    if (size <= OUTPUT_BYTES) chunks.push(chunk);
    else child.kill('SIGKILL');
  });
  return new Promise((resolve) => {
    child.once('error', () => resolve(null));
    child.once('close', (code) => resolve(code === 0 ? Buffer.concat(chunks).toString('utf8') : null));
  });
}
