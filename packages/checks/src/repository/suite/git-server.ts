/** A real git host on 127.0.0.1: `git http-backend` behind a few lines of CGI, or plain files as an old host serves them. */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { findGit } from '../program.ts';

export interface GitServer {
  /** e.g. `http://127.0.0.1:41234/made.git`. */
  address: string;
  /** `127.0.0.1:41234`. */
  at: string;
  /** Paths that were asked. */
  asked: string[];
  close(): Promise<void>;
}

/** Answers before git does, where it returns true. */
export type Before = (request: IncomingMessage, response: ServerResponse) => boolean;

export async function serveGit(
  gitDir: string,
  { dumb = false, before = () => false }: { dumb?: boolean; before?: Before } = {},
): Promise<GitServer> {
  const { file } = await findGit();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (before(request, response)) return;
    const url = new URL(request.url ?? '/', 'http://here');
    const inside = url.pathname.replace(/^\/made(\.git)?/, '');
    if (dumb) void sendFile(path.join(gitDir, path.normalize(inside)), response);
    else throughBackend(file, gitDir, inside, url.search.slice(1), request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    address: `http://${at}/made.git`,
    at,
    asked,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function sendFile(file: string, response: ServerResponse): Promise<void> {
  const bytes = await readFile(file).catch(() => null);
  response.writeHead(bytes === null ? 404 : 200, { 'Content-Type': 'application/octet-stream' }).end(bytes ?? '');
}

function throughBackend(
  file: string,
  gitDir: string,
  inside: string,
  query: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const child = spawn(file, ['-c', 'safe.directory=*', 'http-backend'], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: {
      PATH: '/usr/bin:/bin',
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_PROJECT_ROOT: path.dirname(gitDir),
      PATH_INFO: `/${path.basename(gitDir)}${inside}`,
      QUERY_STRING: query,
      REQUEST_METHOD: request.method ?? 'GET',
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
    },
  });
  child.stdin.on('error', () => undefined);
  response.on('close', () => child.kill('SIGKILL'));
  request.pipe(child.stdin);
  let head = Buffer.alloc(0);
  let isOpen = false;
  child.stdout.on('data', (chunk: Buffer) => {
    if (isOpen) return void response.write(chunk);
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) return;
    const lines = head.toString('latin1', 0, end).split('\r\n');
    const headers = lines.map((line) => line.split(/:\s*/, 2) as [string, string]);
    const status = headers.find(([name]) => name === 'Status')?.[1] ?? '200';
    response.writeHead(Number.parseInt(status, 10), Object.fromEntries(headers.filter(([name]) => name !== 'Status')));
    response.write(head.subarray(end + 4));
    isOpen = true;
  });
  child.stdout.on('end', () => response.end());
}
