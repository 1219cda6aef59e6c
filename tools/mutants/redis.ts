/** A Redis for one mutant alone: one that forgets the prefix of its keys must not meet the records of another, or anybody's. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const PROGRAM = 'redis-server';
const START_MS = 30_000;
const POLL_MS = 10;

export interface OwnRedis {
  /** As an answer takes it in `REDIS_URL`. */
  url: string;
  close(): Promise<void>;
}

let missing: string | null | undefined;

/** @returns why no Redis can be started on this machine; null where one can */
export function redisIsMissing(): string | null {
  missing ??= spawnSync(PROGRAM, ['--version']).status === 0 ? null : `${PROGRAM} is not here`;
  return missing;
}

/** @param folder where its socket lies; nothing else is written */
export async function openRedis(folder: string): Promise<OwnRedis> {
  const url = path.join(folder, 'redis.sock');
  const settings = ['--port', '0', '--unixsocket', url, '--dir', folder, '--save', '', '--appendonly', 'no'];
  const child = spawn(PROGRAM, settings, { stdio: 'ignore' });
  const ended = once(child, 'exit');
  const close = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  const deadline = performance.now() + START_MS;
  while (!(await connects(url))) {
    if (performance.now() < deadline && child.exitCode === null) await sleep(POLL_MS);
    else {
      await close();
      throw new Error('Redis does not start.');
    }
  }
  return { url, close };
}

function connects(file: string): Promise<boolean> {
  const socket = connect(file);
  return once(socket, 'connect').then(
    () => (socket.destroy(), true),
    () => false,
  );
}
