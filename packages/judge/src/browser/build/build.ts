/**
 * Makes the engine's files: workers that are bundled whole, and what Pyodide and PGlite need, each with its media type
 * and the policy that its response must carry. A worker takes its policy from its own response, and without one it could
 * call our API with the learner's cookies.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { rolldown, type Plugin } from 'rolldown';
import { readHarness } from '../../executors/javascript/harness.ts';
import { readPortableHarness } from '../../executors/python/portable-harness.ts';
import type { EngineFile } from '../files.ts';
import { compiledLibrary } from './library.ts';

export interface BuiltFile {
  bytes: Uint8Array;
  type: string;
  /** Value of Content-Security-Policy; null for data, which no browser runs. */
  policy: string | null;
}

export interface BuiltEngine {
  /** Hash of all files: the last part of their address. */
  version: string;
  files: Map<EngineFile, BuiltFile>;
}

/** No worker may ask any network, not even for its own files: the page hands them over. */
const NOTHING = "default-src 'none'";
const POLICIES: Partial<Record<EngineFile, string>> = {
  'javascript.js': `${NOTHING}; script-src 'unsafe-eval'`,
  'python.js': `${NOTHING}; script-src 'wasm-unsafe-eval'`,
  'sql.js': `${NOTHING}; script-src 'wasm-unsafe-eval'`,
  // Holds no text of anybody's; the worker that it starts from a blob is under the same policy.
  'frame.html': `sandbox allow-scripts; ${NOTHING}; script-src 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' blob:; worker-src blob:; frame-ancestors 'self'`,
};
const SCRIPTS = ['javascript.js', 'python.js', 'sql.js'] as const;
const PACKAGED: [EngineFile, string][] = [
  ['pyodide.asm.wasm', 'pyodide/pyodide.asm.wasm'],
  ['pglite.wasm', '@electric-sql/pglite/dist/pglite.wasm'],
  ['initdb.wasm', '@electric-sql/pglite/dist/initdb.wasm'],
  ['pglite.data', '@electric-sql/pglite/dist/pglite.data'],
];
const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.wasm': 'application/wasm',
  '.zip': 'application/zip',
};
const VERSION_LENGTH = 16;
/** What the bundler says about Pyodide's own code. */
const EXPECTED = ['EVAL', 'COMMONJS_VARIABLE_IN_ESM', 'IMPORT_IS_UNDEFINED'];
/** Pyodide and PGlite look for Node's modules where there is a Node; here there is none. */
const NODES = /^node:|^(fs|path|url|crypto|module|ws|os|util|child_process|worker_threads)(\/|$)/;
const NOTHING_OF_NODES = '\0nothing';
const workers = path.resolve(import.meta.dirname, '../workers');

/** Takes a second or two, and a few more the first time. Rejects when a worker does not bundle. */
export async function buildEngine(): Promise<BuiltEngine> {
  const made = await Promise.all([
    ...SCRIPTS.map(async (name): Promise<[EngineFile, Uint8Array]> => [name, await bundled(name)]),
    readFile(path.join(workers, 'frame.html')).then((bytes): [EngineFile, Uint8Array] => ['frame.html', bytes]),
    library().then((bytes): [EngineFile, Uint8Array] => ['python_stdlib.zip', bytes]),
    ...PACKAGED.map(async ([name, source]): Promise<[EngineFile, Uint8Array]> => [
      name,
      await readFile(inPackages(source)),
    ]),
  ]);
  const hash = createHash('sha256');
  for (const [name, bytes] of made) hash.update(name).update(bytes);
  const files = made.map(([name, bytes]): [EngineFile, BuiltFile] => [
    name,
    { bytes, type: TYPES[path.extname(name)] ?? 'application/octet-stream', policy: POLICIES[name] ?? null },
  ]);
  return { version: hash.digest('hex').slice(0, VERSION_LENGTH), files: new Map(files) };
}

/** Looks in the folders rather than through `exports`, which name no data. */
function inPackages(source: string): string {
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(source)?.[0] ?? '';
  const folder = path.join('node_modules', name);
  const entry = createRequire(import.meta.url).resolve(name);
  return path.join(entry.slice(0, entry.lastIndexOf(folder) + folder.length), source.slice(name.length));
}

async function library(): Promise<Uint8Array> {
  const { version } = JSON.parse(await readFile(inPackages('pyodide/package.json'), 'utf8')) as { version: string };
  return compiledLibrary(path.dirname(inPackages('pyodide/package.json')), version);
}

async function bundled(name: (typeof SCRIPTS)[number]): Promise<Uint8Array> {
  const bundle = await rolldown({
    input: path.join(workers, name.replace('.js', '.ts')),
    platform: 'browser',
    // A worker of a frame without origin can be no module, so none is: its own address is a name that leads nowhere.
    transform: { define: { 'import.meta.url': JSON.stringify('https://engine.invalid/') } },
    plugins: [harnesses()],
    onLog: (level, log, handler) => {
      if (!EXPECTED.includes(log.code ?? '')) handler(level, log);
    },
  });
  const { output } = await bundle.generate({ format: 'iife', codeSplitting: false, minify: true });
  await bundle.close();
  return Buffer.from(output[0].code);
}

/** The harnesses as modules: the JavaScript one as a function of its host, the Python one as a list of texts. */
function harnesses(): Plugin {
  const texts: Record<string, () => Promise<string>> = {
    'waymark:javascript-harness': async () => `export function makeDriver(host) { ${await readHarness()} }`,
    'waymark:python-harness': async () => `export default ${JSON.stringify(await readPortableHarness())};`,
  };
  return {
    name: 'waymark-harnesses',
    resolveId(id) {
      if (NODES.test(id)) return NOTHING_OF_NODES;
      return Object.hasOwn(texts, id) ? id : null;
    },
    load: (id) => (id === NOTHING_OF_NODES ? 'export default {};' : (texts[id]?.() ?? null)),
  };
}
