/** Runs git with an argument array, a cap on time and on output, in a process group of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { RepositoryFault } from '../ports/repository.ts';
import type { GitProgram } from './program.ts';
import { environmentFor, settingsFor, type Protocol } from './surroundings.ts';

export interface GitCall {
  args: readonly string[];
  /** The `.git` folder, or the folder to look for it from. Exactly one of the two. */
  gitDir?: string;
  folder?: string;
  stdin?: string;
  /** Milliseconds; 20 seconds where it is left out. */
  timeMs?: number;
  /** Bytes of output; 16 MB where it is left out. More ends the process, and `truncated` says so. */
  maxBytes?: number;
  protocol?: Protocol;
  settings?: readonly (readonly [name: string, value: string])[];
  /** Looked at every 200 ms: a sentence ends the process with the fault `too-large`. */
  watch?: () => Promise<string | null>;
}

export interface GitResult {
  stdout: Buffer;
  truncated: boolean;
  /** null where it was ended by us. */
  code: number | null;
  stderr: string;
}

export type Git = (call: GitCall, signal: AbortSignal) => Promise<GitResult>;

const TIME_MS = 20_000;
const OUTPUT_BYTES = 16 * 1024 * 1024;
const STDERR_CHARACTERS = 4_000;
const WATCH_EVERY_MS = 200;

/** @throws RepositoryFault `too-slow`, `too-large` by the watch, or `cancelled`; a code other than 0 is a result */
export function gitWith(program: GitProgram): Git {
  return async (call, signal) => {
    if (signal.aborted) throw cancelled();
    const where = call.gitDir === undefined ? ['-C', call.folder ?? '.'] : [`--git-dir=${call.gitDir}`];
    // With --folder git looks at who owns the repository; nothing of its configuration can run anything here.
    const owner: [string, string][] = call.folder === undefined ? [] : [['safe.directory', '*']];
    const settings = settingsFor([...owner, ...(call.settings ?? [])]);
    const child = spawn(program.file, ['--no-pager', '--literal-pathspecs', ...where, ...settings, ...call.args], {
      env: environmentFor(program, call.protocol ?? 'none'),
      detached: process.platform !== 'win32',
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    return await finished(child, call, signal);
  };
}

function finished(child: ChildProcess, call: GitCall, signal: AbortSignal): Promise<GitResult> {
  const { timeMs = TIME_MS, maxBytes = OUTPUT_BYTES, watch, stdin = '' } = call;
  const output = { chunks: [] as Buffer[], bytes: 0, stderr: '' };
  let ended: RepositoryFault | 'truncated' | null = null;
  const end = (why: RepositoryFault | 'truncated'): void => {
    ended ??= why;
    endGroup(child);
  };
  const cancel = (): void => end(cancelled());
  const late = setTimeout(() => end(tooSlow(timeMs)), timeMs);
  const look =
    watch && setInterval(() => void watch().then((why) => why !== null && end(tooLarge(why))), WATCH_EVERY_MS);
  signal.addEventListener('abort', cancel, { once: true });
  child.stdout?.on('data', (chunk: Buffer) => {
    if (output.bytes + chunk.byteLength > maxBytes) end('truncated');
    const kept = chunk.subarray(0, Math.max(0, maxBytes - output.bytes));
    output.bytes += kept.byteLength;
    output.chunks.push(kept);
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    output.stderr = `${output.stderr}${text}`.slice(0, STDERR_CHARACTERS);
  });
  // Git may be done before it has read all that we say.
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(stdin);
  return new Promise<GitResult>((resolve, reject) => {
    child.once('error', () => reject(new RepositoryFault('no-git', 'git could not be started.')));
    child.once('close', (code) => {
      if (ended instanceof RepositoryFault) reject(ended);
      else resolve({ ...output, stdout: Buffer.concat(output.chunks), truncated: ended !== null, code });
    });
  }).finally(() => {
    clearTimeout(late);
    clearInterval(look);
    signal.removeEventListener('abort', cancel);
  });
}

/** The group that git made with its helpers; only while git itself is not reaped, so that the number is still ours. */
function endGroup(child: ChildProcess): void {
  const isOver = child.exitCode !== null || child.signalCode !== null;
  if (!isOver && child.pid !== undefined) {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  }
  // A helper that outlives git must not keep us waiting at its end of the pipe.
  child.stdout?.destroy();
  child.stderr?.destroy();
}

function cancelled(): RepositoryFault {
  return new RepositoryFault('cancelled', 'Reading the repository was stopped.');
}

function tooSlow(ms: number): RepositoryFault {
  return new RepositoryFault('too-slow', `Reading the repository took more than ${ms / 1000} seconds.`);
}

function tooLarge(why: string): RepositoryFault {
  return new RepositoryFault('too-large', why);
}

/** @returns what git printed @throws RepositoryFault `unreadable` where it did not end well */
export async function printed(git: Git, call: GitCall, signal: AbortSignal): Promise<GitResult> {
  const result = await git(call, signal);
  if (result.code === 0 || result.truncated) return result;
  const why = result.stderr.split('\n')[0]?.slice(0, 200) ?? '';
  throw new RepositoryFault('unreadable', `git could not read the repository: ${why || 'it ended without a word'}.`);
}
