/** The order in which diagnostics are told. */
import type { Diagnostic } from '../model.ts';

/** By line; on one line the order in which they were found. */
export function byLine(a: Diagnostic, b: Diagnostic): number {
  return a.line - b.line;
}
