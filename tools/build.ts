/** Builds what `npm start` runs: the web app, and server and command line bundled into one file. */
import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { rolldown } from 'rolldown';

const root = path.resolve(import.meta.dirname, '..');

/** Bundled, the 200 modules of server and command line load in a tenth of the time that they take one by one. */
async function bundleCommand(): Promise<void> {
  const bundle = await rolldown({
    input: path.join(root, 'apps/cli/src/main.ts'),
    platform: 'node',
    // pg asks for its optional native driver in a try block; the web app is a build of its own, loaded by path.
    external: ['pg-native'],
    onLog: (level, log, handler) => {
      if (log.code !== 'EVAL') handler(level, log);
    },
  });
  await bundle.write({
    file: path.join(root, 'dist/waymark.js'),
    format: 'esm',
    codeSplitting: false,
    sourcemap: true,
  });
  await bundle.close();
}

async function buildWeb(): Promise<void> {
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: path.join(root, 'apps/web'),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // What a good build says about itself is for nobody; what a broken one says is needed whole.
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new Error(`the web app did not build (code ${code}):\n${said}`);
}

async function timed(name: string, work: () => Promise<void>): Promise<void> {
  const started = performance.now();
  await work();
  process.stderr.write(`  ${name}: ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
}

await mkdir(path.join(root, 'dist'), { recursive: true });
await Promise.all([timed('server and command line', bundleCommand), timed('web app', buildWeb)]);
