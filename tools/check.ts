/** The checks that are not tests: types, lint, format. `format` as an argument writes the format instead. */
import { spawn } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const bin = (name: string): string => path.join(root, 'node_modules', name);

/** The longest first: it begins at once, and the short ones share the other core. */
const CHECKS = {
  lint: [bin('eslint/bin/eslint.js'), '.', '--cache', '--cache-location', 'node_modules/.cache/eslint'],
  types: [bin('typescript/bin/tsc'), '-p', '.'],
  'types of the web app': [
    bin('svelte-check/bin/svelte-check'),
    '--tsconfig',
    'apps/web/tsconfig.json',
    '--output',
    'human',
  ],
  format: [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
  'types of the service worker': [bin('typescript/bin/tsc'), '-p', 'apps/web/src/service-worker'],
};

/** As many at once as there are cores, but two at most: each takes up to a gigabyte of memory. */
const LANES = 2;

/** SvelteKit writes the types of its routes, and the settings that the web app's own extend; a fresh clone has neither. */
const SYNC = [bin('@sveltejs/kit/svelte-kit.js'), 'sync'];

interface Outcome {
  holds: boolean;
  /** All that it printed, kept together: two at once would mix their lines. */
  said: string;
}

function runCheck(args: string[], cwd = root): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ holds: code === 0, said }));
  });
}

/** @returns whether it holds; what it has to say is printed when it ends */
async function report(name: string, args: string[], cwd = root): Promise<boolean> {
  const started = performance.now();
  const { holds, said } = await runCheck(args, cwd);
  console.log(`${name}: ${holds ? 'holds' : 'DOES NOT HOLD'}, ${((performance.now() - started) / 1000).toFixed(0)} s`);
  if (!holds) process.stdout.write(said);
  return holds;
}

async function checkAll(): Promise<string[]> {
  const failed: string[] = [];
  // The other types lean on these.
  if (!(await report('routes of the web app', SYNC, path.join(root, 'apps/web')))) failed.push('routes of the web app');
  const waiting = Object.entries(CHECKS);
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      if (!(await report(...next))) failed.push(next[0]);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return failed;
}

if (process.argv[2] === 'format') {
  const { holds, said } = await runCheck([bin('prettier/bin/prettier.cjs'), '--write', '--log-level', 'warn', '.']);
  process.stdout.write(said);
  process.exitCode = holds ? 0 : 1;
} else {
  const failed = await checkAll();
  console.log(failed.length === 0 ? 'All checks hold.' : `These do not hold: ${failed.join(', ')}.`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}
