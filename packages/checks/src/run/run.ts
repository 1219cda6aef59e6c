/** Runs a check with all it builds on and makes the record. */
import { chainOf } from '../check/define.ts';
import type { Check, Port, Step } from '../check/model.ts';
import { CheckDefect } from '../check/step-failure.ts';
import type { Lifecycle } from '../ports/lifecycle.ts';
import type { Provider } from '../ports/provider.ts';
import type { RepositoryReader } from '../ports/repository.ts';
import type { Site } from '../ports/site.ts';
import type { Transport, WireLimits } from '../ports/transport.ts';
import { createMasker, type Masker } from '../record/mask.ts';
import type { CheckResult, RunEvent, RunRecord } from '../record/model.ts';
import { shownTerms, type Terms } from '../terms/model.ts';
import { createCleanup, type Cleanup } from './cleanup.ts';
import { runStep } from './one-step.ts';
import { notRun, planOf, type Planned } from './plan.ts';
import { createRecorder, type Recorder } from './recorder.ts';
import { createSession, type Session } from './session.ts';
import { stopSignal } from './stop.ts';
import { toolsFor } from './tools.ts';
import { resultOf, verdictOf } from './verdict.ts';

export interface RunOptions {
  check: Check;
  /** A stricter form of the check, e.g. `restart`. */
  variant?: string;
  terms: Terms;
  transport?: Transport;
  lifecycle?: Lifecycle;
  repository?: RepositoryReader;
  site?: Site;
  provider?: Provider;
  /** At least 16 random bytes as hex, fresh for every run: what nobody can foresee is what makes a forged answer fail. */
  seed: string;
  /** The moment the run starts. */
  now: Date;
  signal?: AbortSignal;
  /** Hears of the run while it goes on; an exception in it stops nothing. */
  tell?: (event: RunEvent) => void;
  limits?: Partial<RunLimits>;
}

export interface RunLimits {
  /** Milliseconds for the whole run, without the cleanup. */
  runMs: number;
  requests: number;
  wire: Partial<WireLimits>;
}

const LIMITS: RunLimits = { runMs: 120_000, requests: 500, wire: {} };

/**
 * @returns the record; what happens in a run is in it, never thrown
 * @throws CheckDefect for a variant that the check does not have
 */
export async function runCheck(options: RunOptions): Promise<RunRecord> {
  const run = createRun(options);
  run.tell({ type: 'run-started', check: options.check.name, variant: run.variant, steps: run.plan.length });
  for (const [index, planned] of run.plan.entries()) {
    const { check, id, title } = planned.result;
    run.tell({ type: 'step-started', check, id, title, index });
    await perform(planned, run);
    run.tell({ type: 'step-finished', index, result: planned.result });
  }
  run.stop.release();
  const cleanup = await run.cleanup.run();
  const checks = resultsOf(run);
  const verdict = verdictOf(checks);
  run.tell({ type: 'run-finished', ...verdict });
  return {
    ...headOf(run),
    ...verdict,
    checks,
    exchanges: run.recorder.exchanges,
    exchangesCut: run.recorder.cutCount,
    cleanup,
  };
}

interface Run {
  options: RunOptions;
  variant: string | null;
  chain: Check[];
  plan: Planned[];
  /** What the steps that passed returned. */
  results: Map<Step<unknown>, unknown>;
  /** What they measured. */
  values: Map<Check, number>;
  masker: Masker;
  recorder: Recorder;
  session: Session;
  cleanup: Cleanup;
  stop: ReturnType<typeof stopSignal>;
  elapsed: () => number;
  tell: (event: RunEvent) => void;
}

function createRun(options: RunOptions): Run {
  const { check, terms, transport } = options;
  const variant = options.variant ?? variantOver(check, transport);
  if (variant !== null && !Object.hasOwn(check.variants, variant))
    throw new CheckDefect(`${check.name} has no variant ${variant}`);
  const limits = { ...LIMITS, ...options.limits };
  const began = performance.now();
  const elapsed = (): number => performance.now() - began;
  const masker = createMasker();
  masker.addSecret(terms.auth.admin?.account?.password ?? '');
  masker.addSecret(options.provider?.access.clientSecret ?? '');
  const recorder = createRecorder(transport?.base ?? '', masker);
  const { wire, requests } = limits;
  const session = createSession({
    transport: transport ?? null,
    site: options.site ?? null,
    recorder,
    wire,
    requests,
    elapsed,
  });
  const tell = quietly(options.tell);
  const chain = chainOf(check);
  return {
    options,
    variant,
    chain,
    plan: planOf(chain, variant, terms),
    results: new Map(),
    values: new Map(),
    masker,
    recorder,
    session,
    cleanup: createCleanup(session, tell),
    stop: stopSignal(options.signal, limits.runMs),
    elapsed,
    tell,
  };
}

/** @returns the stricter form that the route itself asks for, e.g. `deployed:public` over a public address */
function variantOver({ variants }: Check, transport: Transport | undefined): string | null {
  return Object.entries(variants).find(([, { over }]) => over !== undefined && over === transport?.route)?.[0] ?? null;
}

/** Somebody who only listens must not be able to break a run. */
function quietly(tell: RunOptions['tell']): (event: RunEvent) => void {
  return (event) => {
    try {
      tell?.(event);
    } catch {
      // The record is complete without them.
    }
  };
}

async function perform(planned: Planned, run: Run): Promise<void> {
  const { step, result } = planned;
  const { options, recorder, stop } = run;
  if (stop.signal.aborted) return void Object.assign(result, stop.left());
  const leftOut = notRun(planned, run.plan, options.terms, (port) => hasPort(port, options));
  if (leftOut) return void Object.assign(result, leftOut);
  const began = performance.now();
  const outcome = await runStep(step, stop.signal, recorder, (signal) => toolsOf(planned, run, signal));
  result.ms = Math.round(performance.now() - began);
  result.status = outcome.status;
  if (outcome.status === 'pass') run.results.set(step, outcome.value);
  if (outcome.status === 'fail') result.failure = outcome.failure;
  if (outcome.status === 'error') result.reason = outcome.reason;
}

function hasPort(port: Port, { transport, lifecycle, repository, site, provider }: RunOptions): boolean {
  const { instances } = lifecycle ?? {};
  return { http: transport, lifecycle, instances, repository, site, provider }[port] !== undefined;
}

function toolsOf(planned: Planned, run: Run, signal: AbortSignal) {
  const { check, step, ports, allow, result } = planned;
  const { options, recorder } = run;
  return toolsFor({
    check,
    step,
    ports,
    given: {
      lifecycle: options.lifecycle ?? null,
      repository: options.repository ?? null,
      site: options.site ?? null,
      provider: options.provider ?? null,
    },
    terms: options.terms,
    seed: options.seed,
    session: run.session,
    masker: run.masker,
    caller: {
      allow,
      signal,
      began: (index) => result.exchanges.push(index),
      ended: (exchange) => run.tell({ type: 'exchange', check: check.name, id: step.id, exchange }),
      isCleanup: false,
    },
    results: run.results,
    value: (number) => run.values.set(check, number),
    note: (line) => result.notes.push(recorder.show(line, NOTE_CHARACTERS)),
    undo: (what, work) => run.cleanup.add(what, allow, work),
  });
}

const NOTE_CHARACTERS = 300;

function resultsOf({ chain, plan, variant, values }: Run): CheckResult[] {
  const done = new Map<Check, CheckResult>();
  for (const check of chain) {
    const steps = plan.filter((planned) => planned.check === check).map((planned) => planned.result);
    const below = chainOf(check).flatMap((one) => done.get(one) ?? []);
    done.set(check, resultOf(check, check === chain.at(-1) ? variant : null, steps, below, values.get(check)));
  }
  return [...done.values()];
}

function headOf({ options, variant, elapsed }: Run) {
  const { check, transport, repository, terms, seed, now } = options;
  return {
    version: 1 as const,
    check: check.name,
    variant,
    route: transport?.route ?? (repository ? ('clone' as const) : null),
    base: transport?.base ?? null,
    repository: repository ? { origin: repository.origin, head: repository.head } : null,
    terms: shownTerms(terms),
    seed,
    startedAt: now.toISOString(),
    ms: Math.round(elapsed()),
  };
}
