/**
 * Takes the host's own functions out of a realm, so that a learner's code finds the language and nothing else. In a web
 * worker the wall is the policy that the worker's script came with, in a child process Node's permission model; this is
 * the second line behind either. A realm is never put together again: it serves one run.
 */

/** What ECMAScript defines, as far as the server's isolate shows it to a learner too. */
const LANGUAGE = new Set(
  `globalThis Infinity NaN undefined eval isFinite isNaN parseFloat parseInt decodeURI decodeURIComponent encodeURI
  encodeURIComponent escape unescape AggregateError Array ArrayBuffer AsyncDisposableStack BigInt BigInt64Array
  BigUint64Array Boolean DataView Date DisposableStack Error EvalError FinalizationRegistry Float16Array Float32Array
  Float64Array Function Int8Array Int16Array Int32Array Intl Iterator JSON Map Math Number Object Promise Proxy
  RangeError ReferenceError Reflect RegExp Set String SuppressedError Symbol SyntaxError Temporal TypeError URIError
  Uint8Array Uint8ClampedArray Uint16Array Uint32Array WeakMap WeakRef WeakSet`.split(/\s+/),
);

/**
 * @param kept names from the host that stay, because what runs in the realm needs them
 * @returns names that could be neither taken away nor made undefined; empty in every engine we know
 */
export function stripGlobals(kept: readonly string[]): string[] {
  const stays = new Set([...LANGUAGE, ...kept]);
  const left: string[] = [];
  // A worker has most of its functions on the prototypes of its global object.
  for (
    let holder: object | null = globalThis;
    holder !== null && holder !== Object.prototype;
    holder = Object.getPrototypeOf(holder) as object | null
  ) {
    for (const name of Object.getOwnPropertyNames(holder)) {
      if (!stays.has(name) && !take(holder, name)) left.push(name);
    }
  }
  return left;
}

function take(holder: object, name: string): boolean {
  if (Reflect.deleteProperty(holder, name)) return true;
  return Reflect.defineProperty(holder, name, { value: undefined });
}

/** What an engine complains about on its console is told in facts already, or is nobody's business. */
export function quietConsole(): void {
  const nothing = (): void => undefined;
  const console = { log: nothing, info: nothing, warn: nothing, error: nothing, debug: nothing };
  Object.defineProperty(globalThis, 'console', { value: console, configurable: true, writable: true });
}
