/** The hostile Python corpus as Pyodide meets it, in a child process and in a page. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { RunFacts } from '../types.ts';

export interface HostileProgram {
  name: string;
  /** What it tries, in words. */
  tries: string;
  code: string;
  /** What may come of it: starts of `outcomeOf`. */
  expected: string[];
}

const folder = path.resolve(import.meta.dirname, '../../test/hostile/python');

/** What Python is not given here at all: the attempt ends at a name. */
const ABSENT = ['raised AttributeError', 'raised RuntimeError', 'load ModuleNotFoundError'];
/** Where the machine under Python is another one, an attempt ends differently. It has files of its own, in its memory. */
const OTHERWISE: Record<string, string[]> = {
  'clone-by-number': ABSENT,
  'fetch-url': ['load time-limit'],
  'fill-disk': ['time-limit', 'memory-limit'],
  'kernel-rings': ABSENT,
  'memory-bomb-mmap': ['raised OverflowError'],
  'memory-file': ABSENT,
  mount: ABSENT,
  'new-namespace': ABSENT,
  'other-numbers': ABSENT,
  // Seen in a page; which buffer runs full first has not been looked into.
  'output-flood-raw': ['memory-limit', 'raised OSError'],
  'raise-limits': ABSENT,
  'read-environment': ['returned {"USER":"web_user"'],
  'read-home': ['returned ["/home","/tmp","/proc"]'],
  // Address 0 is a place like any other in WebAssembly's memory, which is the run's own.
  'segmentation-fault': ['returned {"$":"bytes","v":""}'],
  'socket-unix': ABSENT,
  'stop-parent-by-limit': ABSENT,
  'thread-outlives-call': ABSENT,
  'trace-parent': ABSENT,
  'write-file': ['returned /'],
};

/** @returns every program of the corpus */
export function hostilePython(): HostileProgram[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.py'))
    .map((file) => {
      const [name, code] = [path.basename(file, '.py'), readFileSync(path.join(folder, file), 'utf8')];
      const expected = (/^# Expect: (.*)$/m.exec(code)?.[1] ?? '').split('|').concat(OTHERWISE[name] ?? []);
      return { name, code, expected, tries: /^# Tries: (.*)$/m.exec(code)?.[1] ?? 'says nothing' };
    });
}

/** @returns the status of the first call with its error's type or its value, or why the code did not load */
export function outcomeOf({ loadError, calls: [call] }: RunFacts): string {
  if (loadError !== null) return `load ${loadError.type}`;
  const detail = call?.error?.type ?? (typeof call?.value === 'string' ? call.value : JSON.stringify(call?.value));
  return `${call?.status ?? ''} ${detail}`;
}
