/** Prints every budget as a ratio against a named baseline of the same run. Ends with 1 when one does not hold. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Budget } from './budget.ts';

const NOT_BENCHES = new Set(['main.ts', 'budget.ts']);
const wanted = process.argv.slice(2);

const all = (await readdir(import.meta.dirname))
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !NOT_BENCHES.has(name))
  .sort();
const names = all.map((name) => path.basename(name, '.ts'));
// A name that is misspelt must not read as a budget that holds.
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) throw new Error(`no bench named ${unknown.join(', ')}; there are: ${names.join(', ')}`);
const files = all.filter((_, at) => wanted.length === 0 || wanted.includes(names[at] ?? ''));

const broken: string[] = [];
for (const file of files) {
  console.log(`${path.basename(file, '.ts')} ...`);
  const { default: bench } = (await import(path.join(import.meta.dirname, file))) as {
    default: () => Promise<Budget[]>;
  };
  for (const { name, value, baseline, ratio, budget, holds } of await bench()) {
    console.log(
      `  ${holds ? 'holds ' : 'BROKEN'} ${name}: ${value}; ${ratio.toPrecision(3)} x ${baseline}${budget === undefined ? '' : ` (budget: ${budget})`}`,
    );
    if (!holds) broken.push(name);
  }
}
console.log(broken.length === 0 ? 'All budgets hold.' : `Broken: ${broken.join('; ')}`);
process.exitCode = broken.length === 0 ? 0 : 1;
