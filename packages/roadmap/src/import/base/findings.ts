/** Collects what was understood and what was not, up to a length that a person reads. */
import type { Finding } from './parts.ts';

/** A source with more has one problem many times. */
const MOST = 300;

export interface Findings {
  understood: Finding[];
  left: Finding[];
  /** How many findings there was no room for. */
  more: number;
}

/** Where a reader stands: the file inside an archive, or null. */
export interface Place {
  file: string | null;
  line?: number | null;
}

export function newFindings(): Findings {
  return { understood: [], left: [], more: 0 };
}

export function understood(findings: Findings, place: Place, message: string): void {
  add(findings, findings.understood, place, message);
}

/** Says what was left out or is in doubt. */
export function left(findings: Findings, place: Place, message: string): void {
  add(findings, findings.left, place, message);
}

function add(findings: Findings, list: Finding[], { file, line = null }: Place, message: string): void {
  if (list.length < MOST) list.push({ file, line, message });
  else findings.more++;
}

/** "1 page", "3 pages". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
