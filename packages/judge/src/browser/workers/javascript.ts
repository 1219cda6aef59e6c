/**
 * A learner's JavaScript in a web worker: the same harness as in the server's isolate, in a realm from which everything
 * but the language has been taken. The harness's rule holds here too: once the code has been loaded, only what was
 * taken before may be used.
 */
import { makeDriver, type Driver } from 'waymark:javascript-harness';
import { prepare, type Prepared } from '../../executors/javascript/prepare.ts';
import { stripGlobals } from '../../realm/strip.ts';
import type { RunRequest } from '../../types.ts';
import { answerPage, endLine, now, send } from './door.ts';
import { syntaxError } from './syntax-error.ts';

const WARM_LOAD = '{"script":"({ __proto__: null, f: (a) => a })","program":false,"outputBytes":1000}';
const WARM_CALL = '{"kind":"function","name":"f","args":[[1,"a",{"b":null}]]}';
const LOADED = '{"load":null}';
const LATE = endLine(-9, 'time-limit');

const { apply } = Reflect;
const slice = Reflect.get<typeof String.prototype, 'slice'>(String.prototype, 'slice');
const { port1, port2 } = new MessageChannel();
const nextTurn: (message: unknown) => void = port2.postMessage.bind(port2);

function serve(driver: Driver, request: RunRequest): void {
  const prepared = prepare(request);
  send('{}');
  const broken = syntaxError(prepared.script);
  if (broken !== null) {
    send(broken);
    send(endLine(0));
    return;
  }
  const calls = callsOf(driver, prepared);
  // Between two turns of the loop the harness's promises and the learner's go on.
  port1.onmessage = calls.goOn;
  const { script, program, limits } = prepared;
  const loading = driver.load(JSON.stringify({ script, program, outputBytes: limits.outputBytes }));
  send(loading);
  if (loading === LOADED) calls.begin();
  else send(endLine(0));
}

/** Makes the calls one after the other; one that waits for something is asked again in the next turn. */
function callsOf(driver: Driver, { calls, limits }: Prepared): { begin: () => void; goOn: () => void } {
  const { length } = calls;
  let at = 0;
  let started = 0;
  const isDone = (line: string): boolean => {
    if (line === '') {
      nextTurn(null);
      return false;
    }
    // Nothing is left that could wake the call: it would wait for ever.
    if (line === 'idle') {
      send(LATE);
      return false;
    }
    const ms = now() - started;
    send(`${apply(slice, line, [0, -1])},"cpuMs":${ms},"wallMs":${ms}}`);
    at += 1;
    return true;
  };
  const begin = (): void => {
    while (at < length) {
      started = now();
      if (!isDone(driver.start(calls[at] ?? ''))) return;
    }
    send(endLine(0));
  };
  return {
    begin,
    goOn: () => {
      if (isDone(driver.poll(limits.wallMs))) begin();
    },
  };
}

answerPage(async () => {
  stripGlobals([]);
  const driver = makeDriver(undefined);
  // An engine compiles a function when it is first called: the harness is called once, so that the learner does not wait.
  driver.load(WARM_LOAD);
  driver.start(WARM_CALL);
  send({ ready: 'JavaScript (this browser)' });
  return (request) => serve(driver, JSON.parse(request) as RunRequest);
});
