/** Makes repositories for tests, the same to the last hash every time: fixed names, dates and contents, by one `fast-import`. */
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { devNull, tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { findGit } from '../program.ts';

export type Content = string | Buffer | null | { link: string } | { submodule: string } | { sameAs: string };

export interface CommitOptions {
  /** ISO 8601 with an offset; five hours after the one before where it is left out. */
  at?: string;
  /** When it was committed, where that is not when it was written. */
  committedAt?: string;
  /** The branch it starts from, where it is the first of its own; none: a root. */
  from?: string;
  /** Branches that it merges. */
  merges?: string[];
}

export interface Maker {
  /** @param files what it changes: null takes a file away */
  commit(branch: string, subject: string, files: Record<string, Content>, options?: CommitOptions): void;
  /** @param name in full, e.g. `refs/pull/1/head` */
  ref(name: string, branch: string): void;
}

export interface MadeRepository {
  /** Folder with a `.git` in it. */
  folder: string;
  gitDir: string;
  git(...args: string[]): Promise<string>;
  remove: () => Promise<void>;
}

const START = Date.parse('2026-03-02T08:00:00Z');
const STEP_MS = 5 * 3600_000;

/** Tests that need git are skipped by this reason where it is missing. */
export async function gitIsMissing(): Promise<string | false> {
  return findGit().then(
    () => false,
    (error: unknown) => (error instanceof Error ? error.message : 'no git'),
  );
}

export async function makeRepository(build: (make: Maker) => void, mainBranch = 'main'): Promise<MadeRepository> {
  const { file } = await findGit();
  const folder = await mkdtemp(path.join(tmpdir(), 'waymark-made-'));
  const env = {
    PATH: '/usr/bin:/bin',
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: devNull,
    GIT_COMMITTER_NAME: 'Ada Novak',
    GIT_COMMITTER_EMAIL: 'ada@example.org',
    GIT_COMMITTER_DATE: '2026-03-20T12:00:00Z',
  };
  const git = async (...args: string[]): Promise<string> =>
    (await promisify(execFile)(file, ['-C', folder, ...args], { env, maxBuffer: 64 * 1024 * 1024, timeout: 20_000 }))
      .stdout;
  await git('init', '--quiet', '--initial-branch', mainBranch);
  const stream = streamOf(build);
  if (stream.byteLength > 0) await feed(file, ['-C', folder, 'fast-import', '--quiet', '--force'], env, stream);
  return {
    folder,
    gitDir: path.join(folder, '.git'),
    git,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

function streamOf(build: (make: Maker) => void): Buffer {
  const parts: (string | Buffer)[] = [];
  const marks = new Map<string, number>();
  let count = 0;
  let now = START;
  build({
    commit(branch, subject, files, { at, committedAt, from, merges = [] } = {}) {
      now = at === undefined ? now + STEP_MS : Date.parse(at);
      const parent = marks.get(branch) ?? (from === undefined ? undefined : marks.get(from));
      count += 1;
      const who = `Ada Novak <ada@example.org>`;
      parts.push(`commit refs/heads/${branch}\nmark :${count}\n`);
      parts.push(`author ${who} ${rawDate(at, now)}\ncommitter ${who} ${rawDate(committedAt ?? at, now)}\n`);
      parts.push(...data(Buffer.from(subject)));
      if (parent !== undefined) parts.push(`from :${parent}\n`);
      for (const merged of merges) parts.push(`merge :${marks.get(merged) ?? 0}\n`);
      for (const [name, content] of Object.entries(files)) parts.push(...change(name, content));
      marks.set(branch, count);
    },
    ref: (name, branch) => void parts.push(`reset ${name}\nfrom :${marks.get(branch) ?? 0}\n\n`),
  });
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
}

function change(name: string, content: Content): (string | Buffer)[] {
  const quoted = quotedName(name);
  if (content === null) return [`D ${quoted}\n`];
  if (typeof content === 'string' || Buffer.isBuffer(content))
    return [`M 100644 inline ${quoted}\n`, ...data(Buffer.from(content))];
  if ('link' in content) return [`M 120000 inline ${quoted}\n`, ...data(Buffer.from(content.link))];
  if ('submodule' in content) return [`M 160000 ${content.submodule} ${quoted}\n`];
  return [`C ${quotedName(content.sameAs)} ${quoted}\n`];
}

/** As C quotes text, byte by byte. */
function quotedName(name: string): string {
  const bytes = [...Buffer.from(name)].map((byte) =>
    byte < 0x20 || byte > 0x7e || byte === 0x22 || byte === 0x5c
      ? `\\${byte.toString(8).padStart(3, '0')}`
      : String.fromCharCode(byte),
  );
  return `"${bytes.join('')}"`;
}

function data(bytes: Buffer): (string | Buffer)[] {
  return [`data ${bytes.byteLength}\n`, bytes, '\n'];
}

function rawDate(iso: string | undefined, fallback: number): string {
  const [, sign = '+', hours = '01', minutes = '00'] = /([+-])(\d\d):(\d\d)$/.exec(iso ?? '') ?? [];
  return `${Math.floor((iso === undefined ? fallback : Date.parse(iso)) / 1000)} ${sign}${hours}${minutes}`;
}

function feed(file: string, args: string[], env: Record<string, string>, stdin: Buffer): Promise<void> {
  const child = spawn(file, args, { env, stdio: ['pipe', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.stdin.on('error', () => undefined);
  child.stdin.end(stdin);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`fast-import: ${said.slice(0, 2_000)}`))));
  });
}
