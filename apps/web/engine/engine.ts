/** The judge's engine in the web app: its files at an address of their own, and the policies that their responses carry. */
import { buildEngine, type BuiltEngine } from '@waymark/judge/browser/build';
import { mkdir, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { Plugin } from 'vite';

const NAME = 'virtual:waymark-engine';
const RESOLVED = `\0${NAME}`;
/** The best quality is slow on 30 megabytes that most people fetch from their own machine. */
const QUALITY = 5;
const brotli = promisify(brotliCompress);

type Next = () => void;
type Middleware = (request: IncomingMessage, response: ServerResponse, next: Next) => void;

export interface WebEngine {
  /** Makes `virtual:waymark-engine`, and serves the files while nothing is built. */
  plugin: Plugin;
  /**
   * Writes the files.
   * @param client the folder of the client's files
   * @returns the policy of each file that has one, by its address
   */
  write(client: string): Promise<Record<string, string>>;
}

/** Built once, when it is first needed. */
export function webEngine(): WebEngine {
  let made: Promise<BuiltEngine> | null = null;
  const engine = (): Promise<BuiltEngine> => (made ??= buildEngine());
  const middleware: Middleware = (request, response, next) =>
    void serveFile(engine, request, response).then((served) => (served ? undefined : next()), next);
  return {
    plugin: {
      name: 'waymark-engine',
      resolveId: (id) => (id === NAME ? RESOLVED : null),
      load: async (id) => (id === RESOLVED ? `export const base = ${JSON.stringify(folderOf(await engine()))};` : null),
      configureServer: (server) => void server.middlewares.use(middleware),
    },
    write: async (client) => writeFiles(await engine(), client),
  };
}

const folderOf = ({ version }: BuiltEngine): string => `/engine/${version}/`;

async function writeFiles(engine: BuiltEngine, client: string): Promise<Record<string, string>> {
  const base = folderOf(engine);
  await mkdir(join(client, base), { recursive: true });
  const policies: Record<string, string> = {};
  const written = [...engine.files].map(async ([name, { bytes, policy }]) => {
    if (policy !== null) policies[base + name] = policy;
    await writeFile(join(client, base, name), bytes);
    // A zip is packed already.
    if (name.endsWith('.zip')) return;
    const params = { [constants.BROTLI_PARAM_QUALITY]: QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    await writeFile(join(client, base, `${name}.br`), await brotli(bytes, { params }));
  });
  await Promise.all(written);
  return policies;
}

/** For development: without a long life, since the files may change. */
async function serveFile(
  engine: () => Promise<BuiltEngine>,
  { url = '' }: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  if (!url.startsWith('/engine/')) return false;
  const built = await engine();
  const file = [...built.files].find(([name]) => folderOf(built) + name === url)?.[1];
  if (file === undefined) return false;
  response.setHeader('content-type', file.type);
  if (file.policy !== null) response.setHeader('content-security-policy', file.policy);
  response.end(file.bytes);
  return true;
}
