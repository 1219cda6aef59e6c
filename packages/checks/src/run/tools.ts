/** What a step can do, bound to one run of it. */
import type { Answer } from '../check/answer.ts';
import type { Ask, Check, Port, Step, Tools } from '../check/model.ts';
import { randomFrom } from '../check/random.ts';
import { same } from '../check/same.ts';
import { CheckDefect, StepFailure } from '../check/step-failure.ts';
import type { Lifecycle } from '../ports/lifecycle.ts';
import type { Provider } from '../ports/provider.ts';
import type { RepositoryReader } from '../ports/repository.ts';
import type { Site } from '../ports/site.ts';
import { TransportFault } from '../ports/transport.ts';
import type { Masker } from '../record/mask.ts';
import type { Terms } from '../terms/model.ts';
import type { Caller, Session } from './session.ts';

const RETRY_EVERY_MS = 100;

export interface RunPorts {
  lifecycle: Lifecycle | null;
  repository: RepositoryReader | null;
  site: Site | null;
  provider: Provider | null;
}

export interface ToolsOptions {
  check: Check;
  step: Step<unknown>;
  ports: readonly Port[];
  given: RunPorts;
  terms: Terms;
  seed: string;
  session: Session;
  masker: Masker;
  caller: Caller;
  /** Results of steps that passed. */
  results: ReadonlyMap<Step<unknown>, unknown>;
  note: (line: string) => void;
  value: (number: number) => void;
  undo: Tools['undo'];
}

export function toolsFor(options: ToolsOptions): Tools {
  const { check, step, terms, session, caller } = options;
  return {
    terms,
    random: randomFrom(options.seed, `${check.name}/${step.id}`),
    signal: caller.signal,
    base: session.base,
    route: session.route,
    get lifecycle() {
      return portOf('lifecycle', options.given.lifecycle, options);
    },
    get instances() {
      return portOf('instances', options.given.lifecycle?.instances ?? null, options);
    },
    get repository() {
      return portOf('repository', options.given.repository, options);
    },
    get provider() {
      return portOf('provider', options.given.provider, options);
    },
    get site() {
      return portOf('site', options.given.site, options);
    },
    maybeRepository: options.given.repository,
    send: (ask) => session.send(ask, caller),
    openSocket: (path, socket = {}) => session.openSocket(path, socket, caller),
    from: <T>(earlier: Step<T>): T => resultOf(earlier, options),
    parallel,
    eventually: (work, within) => eventually(work, within, caller.signal),
    wait: (ms) => wait(ms, caller.signal),
    undo: options.undo,
    secret(value) {
      options.masker.addSecret(value);
      return value;
    },
    note: options.note,
    value: options.value,
    fail: (failure) => {
      throw new StepFailure(failure);
    },
    same,
  };
}

function portOf<T>(name: Port, port: T | null, { ports, check, step }: ToolsOptions): T {
  if (!ports.includes(name))
    throw new CheckDefect(`${check.name}/${step.id} does not declare that it uses the ${name}`);
  if (port === null) throw new CheckDefect(`this run has no ${name}`);
  return port;
}

/** A step can read what it declared, directly or through those it declared. */
function resultOf<T>(earlier: Step<T>, { step, results, check }: ToolsOptions): T {
  const reaches = (from: Step<unknown>): boolean => from.after.some((one) => one === earlier || reaches(one));
  if (!reaches(step)) throw new CheckDefect(`${check.name}/${step.id} reads ${earlier.id} but is not after it`);
  if (!results.has(earlier)) throw new CheckDefect(`${earlier.id} has no result`);
  return results.get(earlier) as T;
}

async function parallel<T>(jobs: readonly (() => Promise<T>)[]): Promise<T[]> {
  const settled = await Promise.allSettled(jobs.map((job) => job()));
  return settled.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
}

async function eventually<T>(
  work: () => Promise<T>,
  { withinMs, everyMs = RETRY_EVERY_MS }: { withinMs: number; everyMs?: number },
  signal: AbortSignal,
): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isLearners(error) || signal.aborted || performance.now() + everyMs > deadline) throw error;
    }
    await wait(everyMs, signal);
  }
}

function isLearners(error: unknown): boolean {
  return error instanceof StepFailure || (error instanceof TransportFault && error.blame === 'learner');
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      clearTimeout(timer);
      reject(new TransportFault('cancelled', 'The step is over.'));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', leave);
      resolve();
    }, ms);
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
  });
}

export type UndoWork = (send: (ask: Ask) => Promise<Answer>) => Promise<unknown>;
