/** From `npm start` (second start) to the first served page, and the JavaScript that page loads. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Budget } from './budget.ts';

const root = path.resolve(import.meta.dirname, '..');
const launcher = path.join(root, 'tools/run.cjs');
const { ensureBuilt } = (await import('../tools/run.cjs')).default;

/** The launcher builds once more when a source was changed since; nobody waits longer for that. */
const MOST_WAIT_MS = 120_000;

/** Starts a server, waits until `/` answers 200, and returns the milliseconds and the page. */
async function startUp(data: string, port: number): Promise<{ ms: number; html: string; child: ChildProcess }> {
  const started = performance.now();
  const child = spawn(process.execPath, [launcher, 'serve', '--port', String(port), '--no-open'], {
    env: { ...process.env, WAYMARK_DATA: data },
    stdio: 'ignore',
  });
  for (;;) {
    const response = await fetch(`http://127.0.0.1:${port}/`).catch(() => null);
    if (response?.ok) return { ms: performance.now() - started, html: await response.text(), child };
    if (performance.now() - started > MOST_WAIT_MS) {
      await stopped(child);
      throw new Error(`the server did not answer in ${MOST_WAIT_MS / 1000} s`);
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function stopped(child: ChildProcess): Promise<void> {
  const closed = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  await closed;
}

/** Milliseconds of a Node that starts, answers one request and ends: what no program of ours can beat. */
async function bareNode(): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, [
    '-e',
    "require('node:http').createServer((q,s)=>s.end('x')).listen(0,'127.0.0.1',function(){fetch('http://127.0.0.1:'+this.address().port).then(()=>process.exit())})",
  ]);
  await new Promise((resolve) => child.once('close', resolve));
  return performance.now() - started;
}

/** Every script that the page asks for, with what those import, gzipped. */
async function scriptBytes(origin: string, html: string): Promise<number> {
  const pending = [...html.matchAll(/(?:href|src|import\()\s*=?\s*"([^"]+\.js)"/g)].map(
    (match) => new URL(match[1] ?? '', `${origin}/`).href,
  );
  const seen = new Map<string, number>();
  for (let url = pending.pop(); url !== undefined; url = pending.pop()) {
    if (seen.has(url)) continue;
    const code = await (await fetch(url)).text();
    seen.set(url, gzipSync(code).length);
    for (const match of code.matchAll(/(?:from|import)\s*"(\.[^"]+\.js)"/g))
      pending.push(new URL(match[1] ?? '', url).href);
  }
  return [...seen.values()].reduce((sum, bytes) => sum + bytes, 0);
}

export default async function bench(): Promise<Budget[]> {
  await ensureBuilt(process.execPath);
  const data = await mkdtemp(path.join(tmpdir(), 'waymark-bench-'));
  const port = 4790;
  try {
    await stopped((await startUp(data, port)).child);
    const bare = await bareNode();
    const times: number[] = [];
    let bytes = 0;
    for (let run = 0; run < 5; run += 1) {
      const { ms, html, child } = await startUp(data, port);
      times.push(ms);
      bytes ||= await scriptBytes(`http://127.0.0.1:${port}`, html);
      await stopped(child);
    }
    const median = times.sort((a, b) => a - b)[2] ?? Number.NaN;
    return [
      {
        name: 'second start to first page',
        value: `${median.toFixed(0)} ms`,
        baseline: 'a bare Node answering one request',
        ratio: median / bare,
        budget: 'under 1500 ms',
        holds: median < 1500,
      },
      {
        name: 'JavaScript of the first route',
        value: `${(bytes / 1000).toFixed(1)} kB gzipped`,
        baseline: 'its budget of 70 kB',
        ratio: bytes / 70_000,
        budget: 'at most 1',
        holds: bytes > 0 && bytes <= 70_000,
      },
    ];
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}
