/** Reads one value of `waymark.yaml` after the other and gathers every problem with its place. */
import { isRecord, show } from '../schema/validate.ts';
import type { Fields } from './model.ts';

export interface TermsProblem {
  /** e.g. `resource.path`. */
  at: string;
  message: string;
}

/** Segments of plain characters; none of dots alone, which would lead elsewhere. */
const PATH = /^(\/(?!\.+(\/|$))[A-Za-z0-9._~-]+)+$/;
const NAME = /^[A-Za-z_][A-Za-z0-9_-]{0,39}$/;

export type Reader = ReturnType<typeof createReader>;

export function createReader() {
  const problems: TermsProblem[] = [];
  const problem = (at: string, message: string): void => void problems.push({ at, message });
  const read = (from: Record<string, unknown>, at: string, base: string, pattern: RegExp, wanted: string): string => {
    const value = from[at.split('.').at(-1) ?? at];
    if (value === undefined) return base;
    if (typeof value === 'string' && pattern.test(value)) return value;
    problem(at, `${wanted}, not ${show(value, 40)}`);
    return base;
  };
  const name = (from: Record<string, unknown>, at: string, base: string): string =>
    read(from, at, base, NAME, 'write a name of letters, digits, _ and -');
  return {
    problems,
    problem,
    name,
    section(value: unknown, at: string, known: string[]): Record<string, unknown> {
      if (value === undefined) return {};
      if (!isRecord(value)) {
        problem(at, `write names and values here, not ${show(value, 40)}`);
        return {};
      }
      for (const key of Object.keys(value)) {
        if (!known.includes(key))
          problem(at === '' ? key : `${at}.${key}`, `not known here; known are ${known.join(', ')}`);
      }
      return value;
    },
    nameOrNone(from: Record<string, unknown>, at: string, base: string | null): string | null {
      const value = from[at.split('.').at(-1) ?? at];
      if (value === 'none' || value === null) return null;
      return value === undefined ? base : name(from, at, base ?? '');
    },
    words: (from: Record<string, unknown>, at: string, base: string): string =>
      read(from, at, base, /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u, 'write one or a few words'),
    path: (from: Record<string, unknown>, at: string, base: string): string =>
      read(from, at, base, PATH, 'write a path like /books, without a slash at its end'),
    unique(fields: Fields): void {
      const names = Object.values(fields as Record<keyof Fields, string | null>).filter((field) => field !== null);
      const twice = names.find((field, index) => names.indexOf(field) !== index);
      if (twice !== undefined) problem('resource', `the field ${twice} is named twice`);
    },
  };
}
