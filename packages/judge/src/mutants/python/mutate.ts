/** Mutants of Python, made by Python's own reader in a process of ours: the sources are read there, never run. */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { named, type Change, type Mutant } from '../mutant.ts';

const START =
  'import sys; sys.path.insert(0, sys.argv[1]); from waymark_mutants import main; sys.path.pop(0); main.main()';
const TIME_MS = 60_000;

/**
 * @param python the interpreter: a path, or a name that the system finds
 * @returns the mutants of each source in turn; none of a source that is no Python
 * @throws Error when there is no such interpreter, or it is older than 3.9
 */
export async function pythonMutants(
  sources: readonly string[],
  python: string = process.platform === 'win32' ? 'python' : 'python3',
): Promise<Mutant[][]> {
  const read = (await ask(python, JSON.stringify(sources))) as ({ same: string; made: Change[] } | null)[];
  return read.map((entry) => (entry === null ? [] : named(entry.same, entry.made, (code) => code.trim())));
}

async function ask(python: string, input: string): Promise<unknown> {
  const child = spawn(python, ['-I', '-B', '-X', 'utf8', '-c', START, import.meta.dirname], {
    stdio: ['pipe', 'pipe', 'pipe'],
    timeout: TIME_MS,
    killSignal: 'SIGKILL',
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', (error) => reject(new Error(`Python did not start: ${error.message}`)));
    child.once('close', resolve);
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const [said, complaint, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  if (code !== 0) throw new Error(`Python could not make mutants: ${complaint.trim().split('\n').at(-1) ?? ''}`);
  return JSON.parse(said);
}
