/** The process that holds mutated servers, seen from outside: one server at a time, and a new process when one is lost. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import path from 'node:path';
import type { Order, Report, StartOrder } from './messages.ts';

/** Modules of old mutants stay in memory: after so many a new process takes over. */
const STARTS = 150;
const POLL_MS = 10;

export interface HostProcess {
  /** @returns whether the server answers at its port within the time */
  start(server: Omit<StartOrder, 'type' | 'id'>, port: number, withinMs: number): Promise<boolean>;
  /** Asks the server to end as a terminal would; one that does not end in time is ended with its process. */
  stop(withinMs: number): Promise<void>;
  /** Ends the process; the next start begins with a new one. */
  renew(): Promise<void>;
}

/** @param folder where the process works: for whatever a mutant may write */
export function hostProcess(folder: string): HostProcess {
  let child: ChildProcess | null = null;
  let id = 0;
  let starts = 0;

  const renew = async (): Promise<void> => {
    const old = child;
    child = null;
    starts = 0;
    if (old === null || old.exitCode !== null || old.signalCode !== null) return;
    const gone = once(old, 'exit');
    old.kill('SIGKILL');
    await gone;
  };
  const ready = async (): Promise<ChildProcess> => {
    if (starts >= STARTS || child?.connected === false) await renew();
    starts += 1;
    return (child ??= forked(folder));
  };
  return {
    renew,
    async start(server, port, withinMs) {
      const one = await ready();
      id += 1;
      const report = await ask(one, { type: 'start', id, ...server }, withinMs);
      if (report === 'started' && (await answers(port, withinMs))) return true;
      // What threw while it was loaded listens nowhere; of anything else half a server may be left, and another process has none.
      if (report !== 'broken') await renew();
      return false;
    },
    async stop(withinMs) {
      if (child === null) return;
      const report = await ask(child, { type: 'stop', id }, withinMs);
      if (report !== 'stopped') await renew();
    },
  };
}

function forked(folder: string): ChildProcess {
  const child = fork(path.join(import.meta.dirname, 'host.ts'), {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // That it is gone is seen by whoever asks it next.
  child.on('error', () => undefined);
  return child;
}

/** @returns what the process says of this order; `gone` where it ended, `silent` where it says nothing in time */
function ask(child: ChildProcess, order: Order, withinMs: number): Promise<Report['type'] | 'gone' | 'silent'> {
  return new Promise((resolve) => {
    const settle = (outcome: Report['type'] | 'gone' | 'silent'): void => {
      clearTimeout(timer);
      child.off('message', hear);
      child.off('exit', gone);
      resolve(outcome);
    };
    const hear = (report: Report): void => {
      if (report.id === order.id) settle(report.type);
    };
    const gone = (): void => settle('gone');
    const timer = setTimeout(() => settle('silent'), withinMs);
    child.on('message', hear);
    child.on('exit', gone);
    if (child.connected) child.send(order, (error) => (error ? gone() : undefined));
    else gone();
  });
}

async function answers(port: number, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (!(await connects(port))) {
    if (performance.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return true;
}

function connects(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
