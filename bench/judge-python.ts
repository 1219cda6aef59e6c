/** A sandboxed Python verdict of 20 cases, against a plain `python3` process that runs the same solution on the same input. */
import { execFileSync } from 'node:child_process';
import { judge, readChallenge, type Challenge } from '@waymark/judge';
import { sandboxPython } from '@waymark/judge/executors';
import { medianMs, type Budget } from './budget.ts';

const PYTHON = '/usr/bin/python3';
const SOLUTION =
  'def two_sum(numbers, target):\n    seen = {}\n    for at, number in enumerate(numbers):\n        if target - number in seen:\n            return [seen[target - number], at]\n        seen[number] = at\n    return []\n';
const VERDICTS = 100;

function challengeOfTwenty(): Challenge {
  const cases = Array.from({ length: 20 }, (_, at) => ({
    name: `case ${at}`,
    args: [[at, 5000, 6000, at + 50], 2 * at + 50],
    expected: [0, 3],
  }));
  const { challenge, problems } = readChallenge({
    slug: 'two-sum',
    cases: {
      version: 1,
      title: 'Two sum',
      kind: 'function',
      name: 'two_sum',
      parameters: ['numbers', 'target'],
      cases,
    },
    files: new Map([['statement.md', 'Find the two numbers.']]),
  });
  if (challenge === null) throw new Error(JSON.stringify(problems));
  return challenge;
}

export default async function bench(): Promise<Budget[]> {
  const executor = sandboxPython({ python: PYTHON });
  const availability = await executor.probe();
  if (!availability.available) {
    return [
      {
        name: 'sandboxed Python verdict',
        value: `not measured: ${availability.reason}`,
        baseline: 'a plain python3 process',
        ratio: Number.NaN,
        holds: true,
      },
    ];
  }
  const challenge = challengeOfTwenty();
  const inputs = JSON.stringify(challenge.cases.map(({ input }) => input.args));
  const script = `${SOLUTION}\nimport json\nprint(json.dumps([two_sum(*args) for args in json.loads(${JSON.stringify(inputs)})]))`;
  try {
    const verdict = async (): Promise<void> => {
      const { status } = await judge({ challenge, language: 'python', code: SOLUTION, seed: 1, executor });
      if (status !== 'pass') throw new Error(`the benchmark's own solution got ${status}`);
    };
    const plain = await medianMs(20, () => execFileSync(PYTHON, ['-c', script]));
    const warm = await medianMs(VERDICTS, verdict);
    const started = performance.now();
    for (let count = 0; count < VERDICTS; count += 1) await verdict();
    const perSecond = (VERDICTS * 1000) / (performance.now() - started);
    return [
      {
        name: 'sandboxed Python verdict of 20 cases',
        value: `${warm.toFixed(2)} ms`,
        baseline: `a plain python3 process (${plain.toFixed(1)} ms)`,
        ratio: warm / plain,
        budget: 'at most 0.25',
        holds: warm <= plain / 4,
      },
      {
        name: 'sandboxed Python verdicts a second, one worker',
        value: perSecond.toFixed(0),
        baseline: 'plain python3 processes a second',
        ratio: perSecond / (1000 / plain),
        budget: 'at least 300 a second',
        holds: perSecond >= 300,
      },
    ];
  } finally {
    await executor.close();
  }
}
