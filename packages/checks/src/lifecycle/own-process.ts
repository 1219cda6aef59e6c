/** The learner's server as a process that we own: started, waited for, restarted, stopped with all it started. */
import { connect } from 'node:net';
import { LifecycleFault, type Lifecycle, type Settings } from '../ports/lifecycle.ts';
import { startGroup, type Group } from './group.ts';
import { splitCommand } from './split-command.ts';

export interface OwnProcessOptions {
  /** A line like `npm start`, split without a shell, or its words. */
  command: string | readonly [program: string, ...args: string[]];
  cwd: string;
  /** Where the server will answer on this machine. */
  port: number;
  /** The environment of the process, whole; `PORT` is added. */
  env: Record<string, string | undefined>;
  /** Hears what the program prints. */
  hear?: (chunk: string) => void;
  /** Milliseconds until the port has to answer. */
  readyMs?: number;
  /** Milliseconds between asking the program to end and forcing it. */
  graceMs?: number;
}

export interface OwnedProcess extends Lifecycle {
  /** Id of the process that was started last. */
  readonly pid: number;
  /** The last lines that it printed. */
  log(): string;
}

const READY_MS = 15_000;
const GRACE_MS = 3_000;
const POLL_MS = 25;
const LOG_CHARACTERS = 8_000;
const SHOWN_LINES = 6;

/**
 * Starts the program and waits until its port answers.
 * @throws LifecycleFault where something else answers there already, the program ends, or nothing answers in time
 */
export async function ownProcess(options: OwnProcessOptions, signal: AbortSignal): Promise<OwnedProcess> {
  const command = typeof options.command === 'string' ? splitCommand(options.command) : options.command;
  const { port, cwd, readyMs = READY_MS, graceMs = GRACE_MS } = options;
  let log = '';
  const hear = (chunk: string): void => {
    log = (log + chunk).slice(-LOG_CHARACTERS);
    options.hear?.(chunk);
  };
  const start = async (settings: Settings = {}): Promise<Group> => {
    if (await answers(port))
      throw new LifecycleFault(`Something else answers at port ${port} already: stop it, or choose another port.`);
    const env = { ...options.env, ...settings, PORT: String(port) };
    const group = await startGroup({ command, cwd, env, hear }).catch((error: unknown) => {
      throw new LifecycleFault(notStarted(command[0], error));
    });
    try {
      await ready(group, port, readyMs, signal, () => log);
      return group;
    } catch (error) {
      await group.stop(graceMs);
      throw error;
    }
  };
  let group = await start();
  return {
    get pid() {
      return group.pid;
    },
    log: () => log,
    isOwned: () => group.isAlive(),
    stop: () => group.stop(graceMs),
    async restart(stop, settings) {
      await group.stop(graceMs);
      if (stop.aborted) throw new LifecycleFault('The restart was stopped.');
      group = await start(settings);
    },
  };
}

function notStarted(program: string, error: unknown): string {
  const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
  return isMissing
    ? `There is no program "${program}" here.`
    : `"${program}" could not be started: ${error instanceof Error ? error.message : 'unknown'}.`;
}

async function ready(group: Group, port: number, ms: number, signal: AbortSignal, log: () => string): Promise<void> {
  const deadline = performance.now() + ms;
  while (!(await answers(port))) {
    if (signal.aborted) throw new LifecycleFault('The start was stopped.');
    const end = group.end();
    if (end !== null && !group.isAlive())
      throw new LifecycleFault(
        `Your program ended with code ${end.code ?? 'none'} before it answered. ${lastLines(log())}`,
      );
    if (performance.now() > deadline)
      throw new LifecycleFault(
        `Nothing answers at port ${port} after ${ms / 1000} seconds. Listen on the port that the variable PORT names. ${lastLines(log())}`,
      );
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function lastLines(log: string): string {
  const lines = log.trimEnd().split('\n').slice(-SHOWN_LINES);
  return log.trim() === '' ? 'It printed nothing.' : `It printed last:\n${lines.join('\n')}`;
}

/** On either loopback: a server that listens on `localhost` may have only one of them. */
async function answers(port: number): Promise<boolean> {
  const tried = await Promise.all(['127.0.0.1', '::1'].map((host) => connects(host, port)));
  return tried.includes(true);
}

function connects(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 500 });
    const settle = (is: boolean): void => {
      socket.destroy();
      resolve(is);
    };
    socket.once('connect', () => settle(true));
    socket.once('timeout', () => settle(false));
    socket.once('error', () => settle(false));
  });
}
