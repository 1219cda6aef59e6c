/** The process that holds mutated servers, seen from outside: one server at a time, and a new process when one is lost. */
import { connect } from 'node:net';
import type { HostLine, OpenHost } from './host-lines.ts';
import type { Order, Report, StartOrder } from './messages.ts';

/** Modules of old mutants stay in memory: after so many a new process takes over. */
const STARTS = 150;
/** What a new process may take to load the packages of an answer, on top of what a start may take: eight do it at a time. */
const LOADING_MS = 30_000;
const POLL_MS = 10;

export type Starting = Omit<StartOrder, 'type' | 'id'>;

export interface HostProcess {
  /** @returns whether the server answers at its port within the time */
  start(server: Starting, port: number, withinMs: number): Promise<boolean>;
  /** Asks the server to end as a terminal would; one that does not end in time is ended with its process. */
  stop(withinMs: number): Promise<void>;
  /** Ends the process; the next start begins with a new one. */
  renew(): Promise<void>;
}

/** @param folder where the process works: for whatever a mutant may write */
export function hostProcess(folder: string, open: OpenHost): HostProcess {
  let line: HostLine | null = null;
  let id = 0;
  let starts = 0;
  let isRunning = false;

  const renew = async (): Promise<void> => {
    const old = line;
    line = null;
    starts = 0;
    isRunning = false;
    await old?.end();
  };
  const ready = async (): Promise<HostLine> => {
    if (starts >= STARTS || line?.isOpen() === false) await renew();
    starts += 1;
    return (line ??= open(folder));
  };
  return {
    renew,
    async start(server, port, withinMs) {
      const one = await ready();
      id += 1;
      const startMs = starts === 1 ? withinMs + LOADING_MS : withinMs;
      const report = await ask(one, { type: 'start', id, ...server }, startMs);
      isRunning = report === 'started' && (await answers(port, withinMs));
      if (isRunning) return true;
      // What threw while it was loaded listens nowhere; of anything else half a server may be left, and another process has none.
      if (report !== 'broken') await renew();
      return false;
    },
    async stop(withinMs) {
      if (line === null || !isRunning) return;
      isRunning = false;
      const report = await ask(line, { type: 'stop', id }, withinMs);
      if (report !== 'stopped') await renew();
    },
  };
}

/** @returns what the process says of this order; `gone` where it ended, `silent` where it says nothing in time */
function ask(line: HostLine, order: Order, withinMs: number): Promise<Report['type'] | 'gone' | 'silent'> {
  return new Promise((resolve) => {
    const settle = (outcome: Report['type'] | 'gone' | 'silent'): void => {
      clearTimeout(timer);
      stopHearing();
      resolve(outcome);
    };
    const stopHearing = line.hear((report) => {
      if (report === 'gone') settle('gone');
      else if (report.id === order.id) settle(report.type);
    });
    const timer = setTimeout(() => settle('silent'), withinMs);
    if (line.isOpen()) line.send(order);
    else settle('gone');
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
