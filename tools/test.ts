/**
 * Runs the tests, or those whose path contains one of the arguments, and ends with one line of counts.
 *
 * The corpora that grade the graders (stored learners, hostile programs, every challenge's solutions and mistakes) take
 * longer than everything else together: `--graders` runs them, CI does so each time, and so does naming their path.
 *
 * What a machine lacks (PostgreSQL, a browser) is skipped by name: each skipped test is printed with its reason.
 */
import { glob } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { run } from 'node:test';

const root = path.resolve(import.meta.dirname, '..');
const { ensureBuilt } = (await import('./run.cjs')).default;

interface Tally {
  passed: number;
  failed: number;
  skipped: { name: string; reason: string }[];
  failures: { name: string; file: string; error: unknown }[];
}

const GRADERS = /^test\/(learners|challenges\.test)|^packages\/judge\/.*hostile/;

function isWanted(file: string, filters: string[], graders: boolean): boolean {
  if (filters.length > 0) return filters.some((filter) => file.includes(filter));
  return GRADERS.test(file) === graders;
}

async function testFiles(filters: string[], graders: boolean): Promise<string[]> {
  const files: string[] = [];
  for await (const file of glob('{packages,apps,tools,test,bench}/**/*.test.ts', {
    cwd: root,
    exclude: (name) => name.includes('node_modules') || name.includes('.svelte-kit'),
  })) {
    if (isWanted(file, filters, graders)) files.push(path.join(root, file));
  }
  // End-to-end files take longest: started first, they overlap with the rest.
  return files.sort((a, b) => Number(b.includes('/test/')) - Number(a.includes('/test/')) || a.localeCompare(b));
}

/** The part of node:test's events that counts; its own types leave the stream untyped. */
interface TestEvent {
  type: string;
  data: {
    name: string;
    nesting: number;
    file?: string;
    skip?: string | boolean;
    todo?: string | boolean;
    details?: { type?: string; error?: Error };
  };
}

function count(tally: Tally, event: TestEvent): void {
  const { data } = event;
  const isSuite = data.details?.type === 'suite';
  // node:test reports each file as a test of its own; it says nothing that its tests do not, unless it crashed.
  const isFile = data.nesting === 0 && data.name.endsWith('.test.ts');
  if (event.type === 'test:pass') {
    if (isSuite || isFile) return;
    if (data.skip !== undefined || data.todo !== undefined) {
      tally.skipped.push({ name: data.name, reason: typeof data.skip === 'string' ? data.skip : 'marked as to do' });
    } else tally.passed += 1;
    return;
  }
  const error = data.details?.error ?? new Error('failed without saying why');
  // A suite or file fails because a test in it failed, which is counted already.
  if ((isSuite || isFile) && error.cause === undefined) return;
  if ((isSuite || isFile) && /subtests? failed/.test(error.message)) return;
  tally.failed += 1;
  tally.failures.push({ name: data.name, file: data.file ?? '', error: error.cause ?? error });
}

function report(tally: Tally, files: number, seconds: number): void {
  for (const { name, file, error } of tally.failures) {
    console.log(`\nFAILED  ${name}\n        ${path.relative(root, file)}`);
    console.log(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  if (tally.skipped.length > 0) console.log('\nSkipped:');
  for (const { name, reason } of tally.skipped) console.log(`  ${name} (${reason})`);
  console.log(`\n${files} files in ${seconds.toFixed(0)} s`);
  console.log(
    `${tally.passed} passed, ${tally.failed} failed${tally.skipped.length > 0 ? `, ${tally.skipped.length} skipped` : ''}`,
  );
}

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const graders = args.includes('--graders');
  const filters = args.filter((argument) => argument !== '--graders');
  const files = await testFiles(filters, graders);
  if (files.length === 0) throw new Error('no test file matches');
  if (files.some((file) => file.startsWith(path.join(root, 'test')))) await ensureBuilt(process.execPath);
  const started = performance.now();
  const tally: Tally = { passed: 0, failed: 0, skipped: [], failures: [] };
  let seen = 0;
  const beat = setInterval(
    () => console.log(`  ${tally.passed + tally.failed} tests so far, ${seen} of ${files.length} files`),
    5000,
  );
  const events = run({ files, concurrency: Math.max(2, availableParallelism()), cwd: root, timeout: 240_000 });
  for await (const event of events as AsyncIterable<TestEvent>) {
    if (event.type === 'test:pass' || event.type === 'test:fail') count(tally, event);
    if (event.type === 'test:summary' && event.data.file !== undefined) seen += 1;
  }
  clearInterval(beat);
  if (filters.length === 0 && !graders) console.log('\nThe graders’ own corpora are run by: npm run test:graders');
  report(tally, files.length, (performance.now() - started) / 1000);
  process.exitCode = tally.failed === 0 && tally.passed > 0 ? 0 : 1;
}

await main();
