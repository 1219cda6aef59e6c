/** A run request as the child takes it. */
import type { Call, Limits, RunRequest } from '../../types.ts';
import { asScript } from './module-syntax.ts';

export interface Prepared {
  script: string;
  /** The code is a program: it is loaded anew for each call. */
  program: boolean;
  /** One JSON text per call: the child hands it on without reading it. */
  calls: string[];
  limits: Limits;
}

/** An identifier of ASCII: what a challenge may name. Anything else would become code in the line that looks names up. */
const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/** @returns what goes to the child; names that are no identifiers are looked up nowhere, and are reported as not defined */
export function prepare({ code, calls, limits }: RunRequest): Prepared {
  const program = calls[0]?.kind === 'program';
  const script = asScript(code) + (program ? '' : lookUp(calls)) + '\n//# sourceURL=solution.js';
  return { script, program, calls: calls.map((call) => JSON.stringify(call)), limits };
}

/** The last expression of the script is its value: the functions and classes that the calls name. */
function lookUp(calls: readonly Call[]): string {
  const names = new Set(
    calls.flatMap((call) => (call.kind === 'function' ? [call.name] : call.kind === 'script' ? [call.className] : [])),
  );
  const entries = [...names]
    .filter((name) => IDENTIFIER.test(name))
    .map((name) => `${name}: typeof ${name} === 'undefined' ? undefined : ${name}`);
  return `\n;({ __proto__: null, ${entries.join(', ')} })`;
}
