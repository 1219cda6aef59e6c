/** A small server for the tests and benchmarks of the page's engine: one page, the engine's files, and an API to be kept from. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { buildEngine, type BuiltEngine } from './build/build.ts';
import type { EngineFile } from './files.ts';

export interface PageServer {
  url: string;
  /** Addresses that were asked for, since the last time somebody looked. */
  asked(): string[];
  close(): Promise<void>;
}

/** As strict as the web app's pages. */
const PAGE_POLICY = "default-src 'self'; object-src 'none'; frame-ancestors 'none'";

/** A worker with everything that a worker has, under the policy of ours: what is refused is refused by that alone. */
const ATTEMPTS = `
  const settled = (work) => work().then(() => 'got it', () => 'refused');
  const event = (make) => new Promise((resolve, reject) => {
    const made = make();
    made.onopen = made.onmessage = resolve;
    made.onerror = reject;
  });
  const there = location.origin + '/api/secret';
  Promise.all([
    settled(() => fetch(there)),
    settled(async () => { const asked = new XMLHttpRequest(); asked.open('GET', there, false); asked.send(); }),
    settled(async () => importScripts(there)),
    settled(async () => event(() => new WebSocket(there.replace('http', 'ws')))),
    settled(async () => event(() => new EventSource(there))),
  ]).then(([fetch, xhr, script, socket, events]) => postMessage({ fetch, xhr, script, socket, events }));
`;

async function pageScript(): Promise<string> {
  const bundle = await rolldown({ input: path.join(import.meta.dirname, 'page.fixture.ts'), platform: 'browser' });
  const { output } = await bundle.generate({ format: 'esm', codeSplitting: false });
  await bundle.close();
  const [{ code }] = output;
  if (/from\s*["']node:/.test(code)) throw new Error('the page’s bundle reaches for a module of Node’s');
  return code;
}

/** Listens on a free port of this machine. */
export async function servePage(): Promise<PageServer> {
  const [engine, script] = await Promise.all([buildEngine(), pageScript()]);
  let asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response, engine, script);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked: () => asked.splice(0),
    async close() {
      server.closeAllConnections();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
      asked = [];
    },
  };
}

function answer({ url = '' }: IncomingMessage, response: ServerResponse, engine: BuiltEngine, script: string): void {
  const base = `/engine/${engine.version}/`;
  const file = url.startsWith(base) ? engine.files.get(url.slice(base.length) as EngineFile) : undefined;
  const policy = file === undefined ? PAGE_POLICY : file.policy;
  if (policy !== null) response.setHeader('content-security-policy', policy);
  if (file !== undefined) {
    response.setHeader('cache-control', 'public, max-age=31536000, immutable');
    response.setHeader('content-type', file.type);
    response.end(file.bytes);
  } else if (url === '/attempts.js') {
    response.setHeader('content-security-policy', engine.files.get('javascript.js')?.policy ?? '');
    response.setHeader('content-type', 'text/javascript');
    response.end(ATTEMPTS);
  } else if (url === '/page.js') {
    response.setHeader('content-type', 'text/javascript');
    response.end(script);
  } else if (url.startsWith('/api/')) {
    response.setHeader('content-type', 'text/javascript');
    response.end('"the learner’s own data"');
  } else {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('set-cookie', 'session=the-learner; Path=/');
    response.end(
      `<!doctype html><html data-engine="${base}"><meta charset="utf-8"><script type="module" src="/page.js"></script>`,
    );
  }
}
