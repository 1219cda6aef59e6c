/** Sorts what a step threw: the learner's doing with advice, or an error of ours or of the network. */
import { CheckDefect, StepFailure } from '../check/step-failure.ts';
import { LifecycleFault } from '../ports/lifecycle.ts';
import { RepositoryFault } from '../ports/repository.ts';
import { TransportFault, type TransportFaultCode } from '../ports/transport.ts';
import type { Failure } from '../record/model.ts';
import type { Recorder } from './recorder.ts';

export type Outcome = { status: 'fail'; failure: Failure } | { status: 'error'; reason: string };

const EXPECTED = 1_000;
const ADVICE = 600;

export function outcomeOf(thrown: unknown, recorder: Recorder): Outcome {
  if (thrown instanceof StepFailure) return ofFailure(thrown, recorder);
  if (thrown instanceof TransportFault) return ofFault(thrown, recorder);
  if (thrown instanceof RepositoryFault) return ofRepository(thrown, recorder);
  if (thrown instanceof LifecycleFault)
    return failed(
      { expected: 'your program to start and answer', actual: thrown.message, advice: LIFECYCLE_ADVICE },
      recorder,
    );
  if (thrown instanceof CheckDefect)
    return { status: 'error', reason: `The check itself is wrong: ${thrown.message}.` };
  const what = thrown instanceof Error ? thrown.message : 'something unreadable';
  return {
    status: 'error',
    reason: recorder.show(`The check broke: ${what}. This is our mistake, not yours.`, EXPECTED),
  };
}

const LIFECYCLE_ADVICE = 'Start it yourself with the same command in the same folder and read what it prints.';

function ofFailure({ facts }: StepFailure, recorder: Recorder): Outcome {
  const source = facts.answer?.source ?? null;
  return failed(facts, recorder, source);
}

function ofFault(fault: TransportFault, recorder: Recorder): Outcome {
  if (fault.blame !== 'learner') return { status: 'error', reason: recorder.show(fault.message, EXPECTED) };
  const source = recorder.sourceOf(fault);
  const expected = source === null ? 'a response' : `a response to ${source.ask}`;
  return failed({ expected, actual: fault.message, advice: FAULT_ADVICE[fault.code] }, recorder, source);
}

function ofRepository({ blame, message, advice }: RepositoryFault, recorder: Recorder): Outcome {
  if (blame !== 'learner') return { status: 'error', reason: recorder.show(`${message} ${advice}`, EXPECTED) };
  return failed({ expected: 'a repository that can be read', actual: message, advice }, recorder);
}

function failed(
  facts: { expected: string; actual: string; advice: string },
  recorder: Recorder,
  source: { curl: string; exchange: number } | null = null,
): Outcome {
  return {
    status: 'fail',
    failure: {
      expected: recorder.show(facts.expected, EXPECTED),
      actual: recorder.show(facts.actual, EXPECTED),
      advice: recorder.show(facts.advice, ADVICE),
      curl: source?.curl ?? null,
      exchange: source?.exchange ?? null,
    },
  };
}

const WRONG_SIZE = 'Send less: these requests ask for small answers.';
const NOT_OURS = 'Nothing of your server has to change: run the check again.';

/** What a learner can do about each fault. */
const FAULT_ADVICE: Record<TransportFaultCode, string> = {
  refused:
    'Start your server and look at the port it prints; if it was running, look for the error that ended it: one bad request must not stop a server.',
  'unknown-host': 'Look at the spelling of the address; a new name can take an hour until it is known everywhere.',
  unreachable: NOT_OURS,
  tls: 'Look at the certificate: its dates, its name, its chain. A hosting service usually renews it for you.',
  'no-first-byte':
    'The request came in but nothing went out. Look for a path through your code that never sends a response, or that waits for something that never comes.',
  'too-slow': 'Send the whole response at once and end it; look for work that takes seconds.',
  'half-response':
    'The response stopped before its end. Let your framework set Content-Length, and look in the log for an exception while it was being sent.',
  closed:
    'The connection was closed without a response: most often the program crashed. Read its last lines, and turn errors into a 500 response instead of an exit.',
  'not-http':
    'What came back is not HTTP. Look whether another program uses this port, or https is asked where http is served.',
  'body-too-large': WRONG_SIZE,
  'headers-too-large': WRONG_SIZE,
  'bad-encoding':
    'The Content-Encoding header does not fit the body, or the body unpacks to far more than was asked for. Send it uncompressed.',
  'bad-redirect': 'Answer the request itself instead of sending it elsewhere.',
  'too-many-redirects': 'Look for two redirects that send a request back and forth.',
  blocked: NOT_OURS,
  'route-lost': NOT_OURS,
  'socket-refused':
    'Answer the WebSocket handshake on this path with 101 Switching Protocols; a WebSocket library does it for you.',
  cancelled: NOT_OURS,
};
