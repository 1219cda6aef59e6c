/// <reference lib="dom" />
/** Verdicts in a real Chromium: the first of a first visit, of a later one, and warm; and whether the page stays responsive. */
import { noBrowser } from '../test/harness.ts';
import { drive, type Driver } from '../packages/judge/src/browser/driver.fixture.ts';
import type { Language } from '../packages/judge/src/types.ts';
import type { Budget } from './budget.ts';

const WARM_MS = 50;
const COLD_MS = 3000;
const LONG_TASK_MS = 50;
const WARM_TURNS = 11;
const SLOWEST_MS = 120_000;

const CODE: Record<Language, string> = {
  python:
    'def two_sum(numbers, target):\n    seen = {}\n    for at, number in enumerate(numbers):\n        if target - number in seen:\n            return [seen[target - number], at]\n        seen[number] = at\n    return []\n',
  javascript:
    'function twoSum(numbers, target) { const seen = new Map(); for (const [at, n] of numbers.entries()) { if (seen.has(target - n)) return [seen.get(target - n), at]; seen.set(n, at); } return []; }',
};

/** Median milliseconds of verdicts of 20 cases; with `warm`, each waits until there is a worker in hand. */
function verdicts(driver: Driver, language: Language, turns: number, warm: boolean): Promise<number> {
  return driver.page.evaluate(
    async ([of, code, times, isWarm, patience]) => {
      const { judge, challengeOf, engine } = globalThis.waymark;
      const cases = Array.from({ length: 20 }, (_, at) => ({
        name: `case ${at}`,
        input: { args: [[at, 5000, 6000, at + 50], 2 * at + 50], steps: [], stdin: '' },
        expected: [0, 3],
        raises: false,
      }));
      const challenge = challengeOf({
        slug: 'two-sum',
        title: 'Two sum',
        kind: 'function',
        names: { python: 'two_sum', javascript: 'twoSum' },
        parameters: ['numbers', 'target'],
        argument: null,
        methods: [],
        compare: {},
        limits: { cpuMs: 5000, wallMs: patience, memoryBytes: 64 * 2 ** 20, outputBytes: 10_000 },
        observe: null,
        cases,
      } as unknown as Parameters<typeof challengeOf>[0]);
      const spent: number[] = [];
      for (let turn = 0; turn < times; turn += 1) {
        if (isWarm) await engine.warm(of);
        const started = performance.now();
        const { status, summary } = await judge({
          challenge,
          language: of,
          code,
          seed: 1,
          executor: engine.executor(of),
        });
        spent.push(performance.now() - started);
        if (status !== 'pass') throw new Error(`the benchmark's own solution got ${status}: ${summary}`);
      }
      return spent.sort((a, b) => a - b)[Math.floor(times / 2)] ?? Number.NaN;
    },
    [language, CODE[language], turns, warm, SLOWEST_MS] as [Language, string, number, boolean, number],
  );
}

/** Notes every task of the page that takes longer than 50 ms, from its first line on. */
async function watchTasks(driver: Driver): Promise<void> {
  await driver.context.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(globalThis, { tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
      buffered: true,
    });
  });
}

const longTasks = (driver: Driver): Promise<number[]> =>
  driver.page.evaluate(() => (globalThis as unknown as { tasks: number[] }).tasks.splice(0));

async function measured(driver: Driver): Promise<Budget[]> {
  await watchTasks(driver);
  await driver.visit();
  const tasks: number[] = [];
  const cold = await verdicts(driver, 'python', 1, false);
  tasks.push(...(await longTasks(driver)));
  await driver.visit();
  const later = await verdicts(driver, 'python', 1, false);
  const warm = await verdicts(driver, 'python', WARM_TURNS, true);
  tasks.push(...(await longTasks(driver)));
  await driver.visit();
  const coldScript = await verdicts(driver, 'javascript', 1, false);
  const warmScript = await verdicts(driver, 'javascript', WARM_TURNS, true);
  tasks.push(...(await longTasks(driver)));
  const longest = Math.max(0, ...tasks);
  const within = (name: string, ms: number, most: number, baseline: string, of: number): Budget => ({
    name,
    value: `${ms.toFixed(1)} ms`,
    baseline: `${baseline} (${of.toFixed(0)} ms)`,
    ratio: ms / of,
    budget: `at most ${most} ms`,
    holds: ms <= most,
  });
  return [
    within('Python in a page, first verdict of a first visit', cold, COLD_MS, 'the same from a kept snapshot', later),
    within('Python in a page, first verdict of a later visit', later, COLD_MS / 2, 'the first visit', cold),
    within('Python in a page, warm verdict of 20 cases', warm, WARM_MS, 'the first of a visit', later),
    within('JavaScript in a page, warm verdict of 20 cases', warmScript, WARM_MS, 'the first of a visit', coldScript),
    {
      name: 'longest task of the page while the engine starts and runs',
      value: tasks.length === 0 ? 'none over 50 ms' : `${longest.toFixed(0)} ms (${tasks.length} over 50 ms)`,
      baseline: 'a task that a person notices (50 ms)',
      ratio: longest / LONG_TASK_MS,
      budget: 'none over 50 ms',
      holds: tasks.length === 0,
    },
  ];
}

export default async function bench(): Promise<Budget[]> {
  if (noBrowser !== false) {
    const value = `not measured: ${noBrowser}`;
    return [{ name: 'verdicts in a page', value, baseline: 'none', ratio: Number.NaN, holds: true }];
  }
  const driver = await drive();
  try {
    return await measured(driver);
  } finally {
    await driver.close();
  }
}
