/** One process group that we started, and the only one we ever signal. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { Socket } from 'node:net';

export interface Group {
  readonly pid: number;
  /** How the first process ended; null while it lives. */
  end(): { code: number | null } | null;
  isAlive(): boolean;
  /** Asks the whole group to end, forces it after `graceMs`. Does nothing to a group that is gone. */
  stop(graceMs: number): Promise<void>;
}

const POLL_MS = 20;
const FORCED_MS = 2_000;

export interface GroupOptions {
  command: readonly [program: string, ...args: string[]];
  cwd: string;
  env: Record<string, string | undefined>;
  hear: (chunk: string) => void;
}

/** What has not ended yet, each with what ends it at once. */
const running = new Set<() => void>();

/** However this process comes to its end, short of being killed (see `guard`): nothing of the learner's stays behind and holds its port. */
function endWithUs(end: () => void): void {
  if (running.size === 0) process.once('exit', endAll);
  running.add(end);
}

function forget(end: () => void): void {
  running.delete(end);
  if (running.size === 0) process.off('exit', endAll);
}

function endAll(): void {
  for (const end of running) end();
}

/** @returns the group; rejects where the program cannot be started */
export async function startGroup({ command, cwd, env, hear }: GroupOptions): Promise<Group> {
  const [program, ...args] = command;
  // On Windows npm and its like are scripts that only a shell starts: there the learner names node itself.
  const child = spawn(program, args, {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', hear);
  let end: { code: number | null } | null = null;
  const pid = await spawned(child);
  const dismiss = guard(pid);
  let isGone = false;
  const isAlive = (): boolean => {
    if (isGone) return false;
    isGone = !signalGroup(pid, 0) || (end !== null && onlyZombies(pid));
    if (isGone) {
      forget(endNow);
      dismiss();
    }
    return !isGone;
  };
  const endNow = (): void => {
    if (isAlive()) signalGroup(pid, 'SIGKILL');
  };
  endWithUs(endNow);
  child.once('exit', (code) => {
    end = { code };
    // Seen at once: from here on the number may be somebody else's.
    isAlive();
  });
  return {
    pid,
    end: () => end,
    isAlive,
    async stop(graceMs) {
      if (!isAlive()) return;
      signalGroup(pid, 'SIGTERM');
      if (await goneWithin(graceMs, isAlive)) return;
      signalGroup(pid, 'SIGKILL');
      await goneWithin(FORCED_MS, isAlive);
    },
  };
}

/**
 * Where this process is killed, which it cannot hear, its end of a pipe closes all the same: a shell at the other end then
 * ends the group. It is in a session of its own, so that what is sent to the terminal's programs does not reach it.
 *
 * @returns tells it that the group is gone, and that the number may be somebody else's from now on
 */
function guard(pid: number): () => void {
  if (process.platform === 'win32') return () => undefined;
  const shell = spawn('/bin/sh', ['-c', 'read -r gone || kill -s KILL -- "-$1"', 'guard', String(pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // Without a shell, or after somebody ended it, the program only outlives a process that was killed.
  shell.on('error', () => undefined).unref();
  const { stdin } = shell;
  stdin.on('error', () => undefined);
  // Nothing waits for it.
  if (stdin instanceof Socket) stdin.unref();
  return () => stdin.end('gone\n');
}

function spawned(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', () =>
      child.pid === undefined ? reject(new Error('the process has no id')) : resolve(child.pid),
    );
  });
}

/**
 * The leader's id is the group's. Its number is not given to anybody else while one process of the group lives; once we
 * have seen the group gone, `isAlive` never asks again, so that a stranger who gets the number later is never signalled.
 */
function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  try {
    return process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch (error) {
    // EPERM: something of it lives but is no longer ours to signal.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function goneWithin(ms: number, isAlive: () => boolean): Promise<boolean> {
  const deadline = performance.now() + ms;
  while (isAlive()) {
    if (performance.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return true;
}

/** Where the first process of a container collects no orphans, those that ended stay on the list: they are as good as gone. */
function onlyZombies(group: number): boolean {
  if (process.platform !== 'linux') return false;
  return readdirSync('/proc').every((name) => !/^\d+$/.test(name) || !isLiveMember(name, group));
}

function isLiveMember(pid: string, group: number): boolean {
  try {
    const [, state, , ofGroup] = /^.*\) (\S) (\d+) (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'latin1')) ?? [];
    return Number(ofGroup) === group && state !== 'Z' && state !== 'X';
  } catch {
    return false;
  }
}
