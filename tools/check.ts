/** The checks that are not tests: types, lint, format. `format` as an argument writes the format instead. */
import { spawn } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const bin = (name: string): string => path.join(root, 'node_modules', name);

const CHECKS = {
  types: [bin('typescript/bin/tsc'), '-p', '.'],
  'types of the web app': [
    bin('svelte-check/bin/svelte-check'),
    '--tsconfig',
    'apps/web/tsconfig.json',
    '--output',
    'human',
  ],
  'types of the service worker': [bin('typescript/bin/tsc'), '-p', 'apps/web/src/service-worker'],
  lint: [bin('eslint/bin/eslint.js'), '.', '--cache', '--cache-location', 'node_modules/.cache/eslint'],
  format: [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
};

/** SvelteKit writes the types of its routes, and the settings that the web app's own extend; a fresh clone has neither. */
const SYNC = [bin('@sveltejs/kit/svelte-kit.js'), 'sync'];

function runCheck(args: string[], cwd = root): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, stdio: 'inherit' });
    child.on('error', reject);
    child.on('close', (code) => resolve(code === 0));
  });
}

if (process.argv[2] === 'format') {
  process.exitCode = (await runCheck([bin('prettier/bin/prettier.cjs'), '--write', '--log-level', 'warn', '.']))
    ? 0
    : 1;
} else {
  const failed: string[] = [];
  if (!(await runCheck(SYNC, path.join(root, 'apps/web')))) failed.push('the web app’s own types');
  for (const [name, args] of Object.entries(CHECKS)) {
    console.log(`${name} ...`);
    if (!(await runCheck(args))) failed.push(name);
  }
  console.log(failed.length === 0 ? 'All checks hold.' : `These do not hold: ${failed.join(', ')}.`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}
