/**
 * Runs the tests, or those whose path contains one of the arguments, and ends with one line of counts.
 *
 * The corpora that grade the graders (stored learners, hostile programs, every challenge's and SQL exercise's solutions
 * and mistakes) take longer than everything else together: `--graders` runs them, CI does so each time, and so does
 * naming their path.
 *
 * What a machine lacks (PostgreSQL, a browser) is skipped by name: each skipped test is printed with its reason.
 */
import { glob } from 'node:fs/promises';
import path from 'node:path';
import { run } from 'node:test';
import { readDurations, writeDurations, type Durations } from './test-durations.ts';
import { runInLanes } from './test-lanes.ts';

const root = path.resolve(import.meta.dirname, '..');
const { ensureBuilt } = (await import('./run.cjs')).default;

interface Tally {
  passed: number;
  failed: number;
  skipped: { name: string; reason: string }[];
  failures: { name: string; file: string; error: unknown }[];
}

const GRADERS = /^test\/(learners|(challenges|sql-exercises)\.test)|^packages\/judge\/.*hostile/;
const TEST_LIMIT_MS = 240_000;
/** A file whose tests are over and that does not end, for a process it left behind: the others must not wait for it. */
const FILE_LIMIT_MS = 1_200_000;
const SLOWEST = 10;

function isWanted(file: string, filters: string[], graders: boolean): boolean {
  if (filters.length > 0) return filters.some((filter) => file.includes(filter));
  return GRADERS.test(file) === graders;
}

/** @returns paths from the root */
async function testFiles(filters: string[], graders: boolean): Promise<string[]> {
  const files: string[] = [];
  for await (const file of glob('{packages,apps,tools,test,bench}/**/*.test.ts', {
    cwd: root,
    exclude: (name) => name.includes('node_modules') || name.includes('.svelte-kit'),
  })) {
    if (isWanted(file, filters, graders)) files.push(file);
  }
  return files.sort();
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

/** @returns how long it took, in ms, with the start of its process */
async function runFile(file: string, tally: Tally): Promise<number> {
  const started = performance.now();
  const signal = AbortSignal.timeout(FILE_LIMIT_MS);
  const events = run({ files: [path.join(root, file)], concurrency: 1, cwd: root, timeout: TEST_LIMIT_MS, signal });
  for await (const event of events as AsyncIterable<TestEvent>) {
    if (event.type === 'test:pass' || event.type === 'test:fail') count(tally, event);
  }
  if (signal.aborted) {
    tally.failed += 1;
    const error = new Error(`it did not end within ${FILE_LIMIT_MS / 60_000} minutes: does it leave a process behind?`);
    tally.failures.push({ name: file, file: path.join(root, file), error });
  }
  return performance.now() - started;
}

function report(tally: Tally, took: Durations, seconds: number): void {
  for (const { name, file, error } of tally.failures) {
    console.log(`\nFAILED  ${name}\n        ${path.relative(root, file)}`);
    console.log(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  if (tally.skipped.length > 0) console.log('\nSkipped:');
  for (const { name, reason } of tally.skipped) console.log(`  ${name} (${reason})`);
  if (took.size > SLOWEST) console.log(`\nThe slowest: ${slowest(took)}.`);
  console.log(`\n${took.size} files in ${seconds.toFixed(0)} s`);
  console.log(
    `${tally.passed} passed, ${tally.failed} failed${tally.skipped.length > 0 ? `, ${tally.skipped.length} skipped` : ''}`,
  );
}

function slowest(took: Durations): string {
  const sorted = [...took].sort(([, one], [, other]) => other - one).slice(0, SLOWEST);
  return sorted.map(([file, ms]) => `${file} ${(ms / 1000).toFixed(0)} s`).join(', ');
}

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const graders = args.includes('--graders');
  const filters = args.filter((argument) => argument !== '--graders');
  const files = await testFiles(filters, graders);
  if (files.length === 0) throw new Error('no test file matches');
  if (files.some((file) => file.startsWith('test/'))) await ensureBuilt(process.execPath);
  const started = performance.now();
  const tally: Tally = { passed: 0, failed: 0, skipped: [], failures: [] };
  const took: Durations = new Map();
  const beat = setInterval(
    () => console.log(`  ${tally.passed + tally.failed} tests so far, ${took.size} of ${files.length} files`),
    5000,
  );
  const known = await readDurations();
  await runInLanes(files, known, async (file) => void took.set(file, await runFile(file, tally)));
  clearInterval(beat);
  await writeDurations(new Map([...known, ...took]));
  if (filters.length === 0 && !graders) console.log('\nThe graders’ own corpora are run by: npm run test:graders');
  report(tally, took, (performance.now() - started) / 1000);
  process.exitCode = tally.failed === 0 && tally.passed > 0 ? 0 : 1;
}

await main();
// What a file left behind may hold on to our streams.
process.exit();
