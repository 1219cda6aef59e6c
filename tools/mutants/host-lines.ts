/** The two kinds of processes that hold mutated servers, as the tool talks to them. */
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Order, Report } from './messages.ts';

export interface HostLine {
  send(order: Order): void;
  /** Hears every report, and `gone` when the process ended. @returns what ends the hearing */
  hear(listener: (report: Report | 'gone') => void): () => void;
  isOpen(): boolean;
  /** Ends the process, whatever it is at. */
  end(): Promise<void>;
}

/** @param folder where the process works: for whatever a mutant may write */
export type OpenHost = (folder: string) => HostLine;

/** Nothing that a host of pipelines sets reaches an answer: some look for the commit there. */
function environment(): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return { PATH, HOME };
}

export const openNodeHost: OpenHost = (folder) => {
  const program = path.join(import.meta.dirname, 'host.ts');
  const child = fork(program, { cwd: folder, stdio: ['ignore', 'ignore', 'ignore', 'ipc'], env: environment() });
  return {
    ...lineTo(child, 'SIGKILL', (tell) => child.on('message', (report: Report) => tell(report))),
    send: (order) => void child.send(order, () => undefined),
    isOpen: () => child.connected,
  };
};

/** @param modules that every mutant needs, loaded once */
export function openPythonHost(python: string, modules: readonly string[]): OpenHost {
  return (folder) => {
    const program = path.join(import.meta.dirname, 'host.py');
    const options = { cwd: folder, env: { ...environment(), PYTHONDONTWRITEBYTECODE: '1' } };
    const child = spawn(python, [program, ...modules], { ...options, stdio: ['pipe', 'pipe', 'ignore'] });
    child.stdin.on('error', () => undefined);
    const lines = createInterface(child.stdout);
    return {
      // Asked and not forced: it ends what it forked first.
      ...lineTo(child, 'SIGTERM', (tell) => lines.on('line', (line) => tell(JSON.parse(line) as Report))),
      send: (order) => void child.stdin.write(`${JSON.stringify(order)}\n`),
      isOpen: () => child.stdin.writable,
    };
  };
}

function lineTo(
  child: ChildProcess,
  ending: NodeJS.Signals,
  reports: (tell: (report: Report) => void) => unknown,
): Pick<HostLine, 'hear' | 'end'> {
  const listeners = new Set<(report: Report | 'gone') => void>();
  const tell = (report: Report | 'gone'): void => listeners.forEach((listener) => listener(report));
  reports(tell);
  // That it is gone is seen by whoever asks it next as well.
  child.on('error', () => undefined);
  child.once('exit', () => tell('gone'));
  return {
    hear(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async end() {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill(ending);
      await gone;
    },
  };
}
