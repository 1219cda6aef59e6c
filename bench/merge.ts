/** Three-way merge of 10,000 items, with 30 edits on each side: under 100 ms, and about what reading the document costs. */
import { merge, parse } from '@waymark/roadmap';
import type { Budget } from './budget.ts';

const PARTS = 100;
const ITEMS_IN_A_PART = 100;
const ROUNDS = 8;
const MOST_MILLISECONDS = 100;

function large(): string {
  const parts = Array.from({ length: PARTS }, (_, part) => {
    const items = Array.from({ length: ITEMS_IN_A_PART }, (__, n) => {
      return `- [Lesson ${part}.${n}, words](https://example.org/${part}/${n}) (${(n % 9) + 1} hours)`;
    });
    return `## Part ${part}\n\n${items.join('\n')}\n`;
  });
  return `# Large\n\n${parts.join('\n')}`;
}

function edited(source: string, from: number, word: string): string {
  const isEdited = (line: string, at: number): boolean => at % 333 === from && line.startsWith('-');
  return source
    .split('\n')
    .map((line, at) => (isEdited(line, at) ? line.replace('words', word) : line))
    .join('\n');
}

/** The least processor time of some rounds, in milliseconds: what else the machine does only ever adds. */
function leastMs(work: () => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round <= ROUNDS; round += 1) {
    const before = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(before);
    if (round > 0) least = Math.min(least, (user + system) / 1_000);
  }
  return least;
}

export default function bench(): Promise<Budget[]> {
  const source = large();
  const base = parse(source);
  const mine = parse(edited(source, 3, 'mine'), { previous: base.roadmap });
  const theirs = parse(edited(source, 100, 'theirs'), { previous: base.roadmap });
  const time = leastMs(() => merge(base, mine, theirs));
  const reading = leastMs(() => parse(source));
  return Promise.resolve([
    {
      name: 'three-way merge of 10,000 items',
      value: `${time.toFixed(0)} ms`,
      baseline: 'reading one of the three documents',
      ratio: time / reading,
      budget: `under ${MOST_MILLISECONDS} ms`,
      holds: time < MOST_MILLISECONDS,
    },
  ]);
}
