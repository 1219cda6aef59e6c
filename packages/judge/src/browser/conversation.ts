/** One worker from its start to its end: the page keeps the clock, counts what comes, and believes none of it. */
import type { Batch, Ended } from '../executors/child/wire.ts';
import { ExecutorFault } from '../faults.ts';
import type { Link } from './link.ts';

/** What a worker says before it has met any learner's code. */
export interface Ready {
  ready: string;
  module?: WebAssembly.Module;
  /** What the next workers can start from. */
  snapshot?: Blob | null;
}

/** What a request may take. */
export interface Watch {
  /** Milliseconds between two lines, once the first has come. */
  wallMs: number;
  /** Milliseconds for all of it. */
  wholeMs: number;
  lines: number;
  /** Characters of all lines together. */
  room: number;
}

export interface Conversation {
  readonly ready: Ready;
  /** False once it has broken, or has been ended because a request went past its limits. */
  usable(): boolean;
  /** Sends a request; rejects with the signal's reason, or with ExecutorFault when the worker took nothing. */
  exchange(request: string, watch: Watch, signal: AbortSignal): Promise<Batch>;
  end(): void;
}

/** Milliseconds; on a busy machine Python takes that long without a snapshot. */
const START_MS = 90_000;
/** For a worker to take up its request, which is not the learner's time. */
const TAKE_MS = 10_000;
const END = 'end ';
const CRASHED: Ended = { reason: null, code: -6, cpuMs: 0 };
const KILLED: Ended = { reason: null, code: -9, cpuMs: 0 };

/** Rejects with ExecutorFault when the worker does not get ready. */
export async function converse(link: Link, first: unknown): Promise<Conversation> {
  let listen: (data: unknown) => void = () => undefined;
  let isAlive = true;
  let broke: () => void = () => undefined;
  link.listen({
    message: (data) => listen(data),
    broken: () => {
      isAlive = false;
      broke();
    },
  });
  const ready = await new Promise<Ready>((resolve, reject) => {
    const fail = (why: string): void => {
      clearTimeout(timer);
      link.end();
      reject(new ExecutorFault(why));
    };
    const timer = setTimeout(() => fail('the engine did not start in time'), START_MS);
    broke = () => fail('the engine did not start');
    listen = (data) => {
      clearTimeout(timer);
      if (isReady(data)) resolve(data);
      else fail(`the engine did not start: ${(data as { failed?: string }).failed ?? 'it said something else'}`);
    };
    link.post(first);
  });
  const end = (): void => {
    isAlive = false;
    link.end();
  };
  const hear: Hear = (onMessage, onBreak) => {
    [listen, broke] = [onMessage, onBreak];
  };
  return {
    ready,
    usable: () => isAlive,
    end,
    async exchange(request, watch, signal) {
      signal.throwIfAborted();
      try {
        const { lines, ended } = await answerOf(request, watch, signal, {
          hear,
          post: (message) => link.post(message),
        });
        if (ended.reason !== null || ended.code !== 0) end();
        if (lines.length === 0) throw new ExecutorFault('the engine did not take the request');
        return { lines: lines.map((line) => `${line}\n`).join(''), ended };
      } catch (error) {
        end();
        throw error;
      } finally {
        hear(NOBODY, NOBODY);
      }
    },
  };
}

function isReady(data: unknown): data is Ready {
  return typeof data === 'object' && data !== null && typeof (data as { ready?: unknown }).ready === 'string';
}

const NOBODY = (): void => undefined;
type Hear = (onMessage: (data: unknown) => void, onBreak: () => void) => void;

/** Resolves with how it ended and the lines until then; rejects only when the signal fires. */
function answerOf(
  request: string,
  watch: Watch,
  signal: AbortSignal,
  worker: { hear: Hear; post: (message: unknown) => void },
): Promise<{ lines: string[]; ended: Ended }> {
  const lines: string[] = [];
  let { room } = watch;
  return new Promise((resolve, reject) => {
    const abort = (): void => over(() => reject(reasonOf(signal)));
    const done = (ended: Ended): void => over(() => resolve({ lines, ended }));
    const late = (): void => done({ ...KILLED, reason: 'time-limit' });
    const whole = setTimeout(late, watch.wholeMs);
    let pause = setTimeout(late, TAKE_MS);
    const over = (settle: () => void): void => {
      clearTimeout(whole);
      clearTimeout(pause);
      signal.removeEventListener('abort', abort);
      settle();
    };
    signal.addEventListener('abort', abort, { once: true });
    const heard = (line: unknown): void => {
      const ended = endOf(line);
      if (typeof line !== 'string' || ended !== null) {
        done(ended ?? CRASHED);
        return;
      }
      room -= line.length;
      if (room < 0 || lines.length >= watch.lines) {
        done({ ...KILLED, reason: 'output-limit' });
        return;
      }
      lines.push(line);
      clearTimeout(pause);
      pause = setTimeout(late, watch.wallMs);
    };
    worker.hear(heard, () => done(CRASHED));
    worker.post(request);
  });
}

/** @returns how the run ended, null for a line that does not say so */
function endOf(line: unknown): Ended | null {
  if (typeof line !== 'string' || !line.startsWith(END)) return null;
  try {
    const { reason, code } = JSON.parse(line.slice(END.length)) as { reason?: unknown; code?: unknown };
    if (typeof code !== 'number') return CRASHED;
    return { reason: reason === 'time-limit' ? reason : null, code, cpuMs: 0 };
  } catch {
    return CRASHED;
  }
}

function reasonOf(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new Error('aborted');
}
