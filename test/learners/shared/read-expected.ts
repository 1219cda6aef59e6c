/** `expected.yaml` of a stored learner: what is run against it and how it ends. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import type { Service } from './services.ts';

export interface Expected {
  /** In words: what is wrong with it, or what makes it right. */
  what: string;
  /** The check, e.g. `rest-api` or `crud-persistence:restart`. */
  check: string;
  /** todos or posts. */
  terms: 'todos' | 'posts';
  status: 'pass' | 'fail' | 'error';
  /** Passed with something left open. */
  goodEnough: boolean;
  /** Id of the first step that fails. */
  fails: string | null;
  /** Words that its advice contains. */
  advice: string | null;
  /** Its values or requests depend on how the machine orders things: the transcript leaves them out. */
  unstable: boolean;
  /** Run with short limits of time, and held to a bound of memory. */
  hostile: boolean;
  /** Another program than `server.ts` of its folder, from the root. */
  server: string | null;
  /** Run with only that of the rungs below it which its own steps build on; true for wrong ones where it is left out. */
  alone: boolean;
  /** What starts the program where that is not Node, e.g. `/usr/bin/python3`. */
  command: string | null;
  /** Modules of Python that the program imports: where one of them is missing the test is skipped. */
  requires: string[];
  /** A server at its usual port that the program stores in: where it is missing the test is skipped. */
  service: Service | null;
}

const DEFAULTS = {
  terms: 'todos',
  status: 'fail',
  goodEnough: false,
  fails: null,
  advice: null,
  unstable: false,
  hostile: false,
  server: null,
  command: null,
  requires: [],
  service: null,
};
const KEYS = ['what', 'check', 'alone', ...Object.keys(DEFAULTS)];

export async function readExpected(folder: string): Promise<Expected> {
  const value = parse(await readFile(path.join(folder, 'expected.yaml'), 'utf8')) as Partial<Expected>;
  const unknown = Object.keys(value).filter((key) => !KEYS.includes(key));
  if (unknown.length > 0) throw new Error(`${folder}/expected.yaml: not known: ${unknown.join(', ')}`);
  if (value.what === undefined || value.check === undefined)
    throw new Error(`${folder}/expected.yaml: what and check are missing`);
  const alone = path.basename(folder).startsWith('fail-');
  const expected = { ...DEFAULTS, alone, ...value } as Expected;
  if (expected.status === 'fail' && (expected.fails === null || expected.advice === null))
    throw new Error(`${folder}/expected.yaml: a server that fails says at which step and with which advice`);
  return expected;
}
