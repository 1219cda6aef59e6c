/** What the end-to-end tests share: a server as a person starts it, the command line, a browser. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';

export const root = path.resolve(import.meta.dirname, '..');
const command = path.join(root, 'dist/waymark.js');

/** A data folder of its own; removed by `remove`. */
export async function temporaryFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'waymark-test-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs one command to its end, as a terminal without colours would. */
export function waymark(
  args: string[],
  options: { data?: string; env?: Record<string, string>; input?: string; cwd?: string } = {},
): Promise<Ran> {
  const env: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: '1', TZ: 'UTC', ...options.env };
  if (options.data !== undefined) env['WAYMARK_DATA'] = options.data;
  const child = spawn(process.execPath, [command, ...args], { env, cwd: options.cwd ?? root });
  child.stdin.end(options.input ?? '');
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}

export interface Running {
  url: string;
  /** Ends it as Ctrl-C does. */
  stop(): Promise<void>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
}

const START_LIMIT_MS = 30_000;

/**
 * Starts a server and waits until it says where it is.
 *
 * @param port a free one where none is given
 */
export async function startServer(data: string, env: Record<string, string> = {}, port = '0'): Promise<Running> {
  const child = spawn(process.execPath, [command, 'serve', '--port', port, '--no-open'], {
    env: { ...process.env, NO_COLOR: '1', WAYMARK_DATA: data, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await addressOf(child);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const closed = new Promise((resolve) => child.once('close', resolve));
    child.kill(signal);
    await closed;
  };
  return { url, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const limit = setTimeout(() => reject(new Error(`no address after ${START_LIMIT_MS} ms: ${said}`)), START_LIMIT_MS);
    child.once('error', reject);
    child.once('close', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
      const url = /http:\/\/(?:localhost|127\.0\.0\.1):\d+/.exec(said)?.[0];
      if (url === undefined) return;
      clearTimeout(limit);
      resolve(url);
    });
  });
}

const browserPath = process.env['WAYMARK_TEST_BROWSER'] ?? '/usr/bin/chromium';

/** Why browser tests are skipped, or false when they are not. */
export const noBrowser: string | false = existsSync(browserPath) ? false : `there is no Chromium at ${browserPath}`;

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: browserPath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}

/** The source of axe, to run inside a page. */
export function axeSource(): Promise<string> {
  return readFile(path.join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
}
