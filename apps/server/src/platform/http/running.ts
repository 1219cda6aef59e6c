/** `server.json` in the data folder: says which server runs on this data, so that the command line can ask it. */
import { hash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

export interface RunningServer {
  url: string;
  pid: number;
  /** Id of the data. */
  instance: string;
  /** Tells databases apart without writing down an address, which may hold a password. */
  database: string;
}

interface Place {
  dataFolder: string;
  databaseUrl: string;
}

/** How long a server may take to say that it is there; one on this machine takes a few milliseconds. */
const PATIENCE_MS = 1_500;

function fileIn(dataFolder: string): string {
  return path.join(dataFolder, 'server.json');
}

function fingerprint(databaseUrl: string): string {
  return hash('sha256', databaseUrl, 'hex').slice(0, 16);
}

/** Written whole or not at all: a reader never sees half of it. Readable by its owner only. */
export async function announce(place: Place, server: Omit<RunningServer, 'database'>): Promise<void> {
  await mkdir(place.dataFolder, { recursive: true, mode: 0o700 });
  const draft = `${fileIn(place.dataFolder)}.${server.pid}`;
  const whole: RunningServer = { ...server, database: fingerprint(place.databaseUrl) };
  await writeFile(draft, `${JSON.stringify(whole)}\n`, { mode: 0o600 });
  await rename(draft, fileIn(place.dataFolder));
}

/** Removes the announcement where it is still ours: a server that started later has written its own. */
export async function withdraw({ dataFolder }: Place, url: string): Promise<void> {
  const announced = await read(dataFolder);
  if (announced?.url === url && announced.pid === process.pid) await rm(fileIn(dataFolder), { force: true });
}

async function read(dataFolder: string): Promise<RunningServer | null> {
  try {
    const value = JSON.parse(await readFile(fileIn(dataFolder), 'utf8')) as Partial<RunningServer> | null;
    const { url, pid, instance, database } = value ?? {};
    if (typeof url !== 'string' || typeof pid !== 'number' || typeof instance !== 'string') return null;
    return { url, pid, instance, database: String(database) };
  } catch {
    return null;
  }
}

/**
 * Finds the server that runs on this data. A crash leaves `server.json` behind, and its port may be another program's
 * by now: only a server that answers with the same instance counts.
 *
 * @param place data folder and database of a configuration
 * @returns the server's address; null where none runs on this database
 */
export async function findServer(place: Place): Promise<string | null> {
  const announced = await read(place.dataFolder);
  if (announced === null || announced.database !== fingerprint(place.databaseUrl)) return null;
  try {
    // An address written by somebody else must not lead the command line, and the learner's notes, off this machine.
    if (!/^(127\.0\.0\.1|localhost|\[::1\])$/.test(new URL(announced.url).hostname)) return null;
    const response = await fetch(`${announced.url}/api/health`, {
      signal: AbortSignal.timeout(PATIENCE_MS),
      redirect: 'error',
    });
    const health = (await response.json()) as { instance?: unknown } | null;
    return health?.instance === announced.instance ? announced.url : null;
  } catch {
    return null;
  }
}
