/** Runs one check against a server of this machine and says how it ends, as soon as it is known. */
import { createHash } from 'node:crypto';
import {
  LifecycleFault,
  runCheck,
  type RunOptions,
  type StepResult,
  type Terms,
  type Transport,
} from '@waymark/checks';
import { checkNamed } from '@waymark/checks/rungs';
import { loopback } from '@waymark/checks/transport';
import { focused } from '../../test/learners/shared/focused.ts';

/** One seed for every mutant: a run can be repeated. */
const SEED = '6d7574616e7473206f6620746865736d';
/** A step that took longer may have failed because the machine was busy. */
const QUICK_MS = 900;

export interface Answer {
  /** `open`: only something worth having failed. `error`: the check itself broke. */
  end: 'pass' | 'open' | 'fail' | 'error';
  /** `check/step` of the first step that failed; null where all passed. */
  step: string | null;
  /** Whether time could have had a part in the failure. */
  isTimely: boolean;
}

export interface Question {
  /** `name` or `name:variant`. */
  subject: string;
  terms: Terms;
  port: number;
  /** What else the checks may use. */
  ports: Pick<RunOptions, 'lifecycle' | 'provider' | 'repository'>;
  /** Milliseconds that a response may take. */
  firstByteMs: number;
  seed?: string;
}

export async function askCheck({ subject, terms, port, ports, firstByteMs, seed = SEED }: Question): Promise<Answer> {
  const named = checkNamed(subject);
  if (named === null) throw new Error(`there is no check ${subject}`);
  const known = new AbortController();
  const transport = loopback({ host: '127.0.0.1', port });
  const failed: StepResult[] = [];
  const record = await runCheck({
    check: focused(named.check),
    ...(named.variant !== null && { variant: named.variant }),
    terms,
    transport: until(known.signal, transport),
    ...ports,
    // A seed of its own: two checks of one server must not register the same people.
    seed: createHash('sha256').update(`${seed} ${subject}`).digest('hex').slice(0, 32),
    now: new Date(),
    signal: known.signal,
    limits: { wire: { firstByteMs } },
    tell(event) {
      if (event.type !== 'step-finished' || known.signal.aborted) return;
      const { status, level } = event.result;
      if (status === 'fail' || status === 'error') failed.push(event.result);
      if ((status === 'fail' && level === 'must') || status === 'error') known.abort();
    },
  });
  await transport.close();
  const step = failed.at(-1) ?? null;
  const isFaulty = step?.exchanges.some((index) => record.exchanges[index]?.fault) ?? false;
  // What is about no single response may have been waited for in vain.
  const isLate = step !== null && step.ms > QUICK_MS && step.failure?.exchange === null;
  return { end: endOf(step), step: step && `${step.check}/${step.id}`, isTimely: isFaulty || isLate };
}

function endOf(step: StepResult | null): Answer['end'] {
  if (step === null) return 'pass';
  if (step.status === 'error') return 'error';
  return step.level === 'must' ? 'fail' : 'open';
}

/** Once the end is known nothing more is sent: a server that is thrown away needs no cleaning up. */
function until(known: AbortSignal, transport: Transport): Transport {
  return {
    ...transport,
    send: (request, signal) =>
      known.aborted ? Promise.reject(new LifecycleFault('over')) : transport.send(request, signal),
  };
}
