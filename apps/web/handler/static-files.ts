/** The client files of the build, listed once at start, so that a request can only ever name a file we wrote ourselves. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { contentType } from './content-types.ts';

type Encoding = 'br' | 'gzip';

interface StaticFile {
  path: string;
  type: string;
  etag: string;
  /** Its content, or its version, is hashed into the address by the build: it can never change. */
  immutable: boolean;
  encodings: Encoding[];
  /** Content-Security-Policy of the response; a worker has the one that its script came with. */
  policy: string | null;
}

const SUFFIX: Record<Encoding, string> = { br: '.br', gzip: '.gz' };

/**
 * Reads the folder and answers requests for its files.
 *
 * @param root the build's client folder
 * @param policies of files that must not do all that a page may, by their address
 * @returns a function that answers a GET or HEAD for a known file, and null for everything else
 */
export function staticFiles(
  root: string,
  policies: Readonly<Record<string, string>> = {},
): (request: Request) => Response | null {
  const files = listFiles(root, policies);
  return (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return null;
    const file = files.get(decodePath(new URL(request.url).pathname));
    return file ? answer(file, request) : null;
  };
}

function listFiles(root: string, policies: Readonly<Record<string, string>>): Map<string, StaticFile> {
  const names = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const known = new Set(names);
  const files = new Map<string, StaticFile>();
  for (const path of names) {
    if (path.endsWith('.br') || path.endsWith('.gz')) continue;
    const url = `/${relative(root, path).split(sep).join('/')}`;
    files.set(url, describe(path, url, known, policies[url] ?? null));
  }
  return files;
}

function describe(path: string, url: string, known: Set<string>, policy: string | null): StaticFile {
  const hash = createHash('sha256').update(readFileSync(path)).digest('base64url').slice(0, 22);
  return {
    path,
    type: contentType(path),
    etag: `"${hash}"`,
    immutable: url.includes('/immutable/') || url.startsWith('/engine/'),
    encodings: (['br', 'gzip'] as const).filter((encoding) => known.has(path + SUFFIX[encoding])),
    policy,
  };
}

/** A path that does not decode names no file of ours. */
function decodePath(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return '';
  }
}

function answer(file: StaticFile, request: Request): Response | null {
  const accepted = request.headers.get('accept-encoding') ?? '';
  const encoding = file.encodings.find((name) =>
    new RegExp(`\\b${name}\\b(?!\\s*;\\s*q=0(?:\\.0*)?(?:,|$))`).test(accepted),
  );
  // A validator names one representation, so each encoding has its own.
  const etag = encoding ? file.etag.replace(/"$/, `-${encoding}"`) : file.etag;
  const headers = new Headers({
    'content-type': file.type,
    'cache-control': file.immutable ? 'public, max-age=31536000, immutable' : 'public, no-cache',
    etag,
    vary: 'accept-encoding',
    'x-content-type-options': 'nosniff',
  });
  if (file.policy !== null) headers.set('content-security-policy', file.policy);
  // What a policy lets our pages frame, the older header must let them frame too.
  if (file.policy?.includes("frame-ancestors 'self'")) headers.set('x-frame-options', 'SAMEORIGIN');
  if (matches(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers });
  if (encoding) headers.set('content-encoding', encoding);
  const body = read(file.path + (encoding ? SUFFIX[encoding] : ''));
  if (body === null) return null;
  headers.set('content-length', String(body.byteLength));
  return new Response(request.method === 'HEAD' ? null : body, { headers });
}

/** A new build under a running server takes files away: then they are not there, which is no fault. */
function read(path: string): Uint8Array<ArrayBuffer> | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

function matches(header: string | null, etag: string): boolean {
  if (!header) return false;
  return header.trim() === '*' || header.split(',').some((part) => part.trim().replace(/^W\//, '') === etag);
}
