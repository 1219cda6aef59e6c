/** Documents of every shape that roadmaps have, as long as asked for. */
import { existsSync, readFileSync } from 'node:fs';

const SEED = new URL('../../content/backend/roadmap.md', import.meta.url);
/** Real documents that are not shipped; where they are missing, their shapes are left out. */
const SAMPLES = new URL('../../../shared/samples/', import.meta.url);

/** A document of at least so many bytes. */
export type Shape = (bytes: number) => Uint8Array;

const encoder = new TextEncoder();

function grown(title: string, part: (number: number) => string): Shape {
  return (bytes) => {
    const parts = [`# ${title}\n`];
    for (let number = 1, size = 0; size < bytes; number += 1) {
      const text = part(number);
      parts.push(text);
      size += text.length + 1;
    }
    return encoder.encode(parts.join('\n'));
  };
}

function repeated(file: URL): Shape {
  const text = readFileSync(file, 'utf8');
  return (bytes) => encoder.encode(`${text}\n`.repeat(Math.ceil(bytes / encoder.encode(text).length)));
}

function count<T>(length: number, line: (index: number) => T): T[] {
  return Array.from({ length }, (_, index) => line(index));
}

/** Linked items with hours and remarks, and boxes under projects: the most items that 5 MB hold. */
const denseList = grown('A long roadmap', (phase) => {
  const items = count(
    40,
    (index) =>
      `- [Topic ${phase}.${index}](https://example.org/${phase}/${index}) (${(index % 9) + 1} hours) - *why topic ${index} matters*`,
  );
  const checks = count(20, (index) => `  - [ ] Show that you can do ${phase}.${index}`);
  return `## Phase ${phase}: Part ${phase} (4 weeks)\n\nWhat part ${phase} is for.\n\n${items.join('\n')}\n\n**Projects**\n\n- Build ${phase}\n${checks.join('\n')}\n`;
});

const deepLists = grown('Lists in lists', (part) => {
  const items = count(
    60,
    (index) => `${'  '.repeat(index % 20)}- Topic ${part}.${index} with a [page](https://example.org/${part}/${index})`,
  );
  return `## Part ${part}\n\n${items.join('\n')}\n`;
});

const bigTable = grown('Courses', (row) => {
  const cells = `| [Course ${row}](https://example.org/course/${row}) | ${(row % 12) + 1} weeks | 5-${(row % 5) + 6} hours/week | Course ${row - 1}, algebra |`;
  const header = `\n## Part ${row}\n\n| Course | Duration | Effort | Prerequisites |\n| :-- | :--: | :--: | --- |\n`;
  return row % 1_000 === 1 ? header + cells : cells;
});

const plainProse = grown('A book', (part) => {
  const text = `In part ${part} you learn how a server answers a request, why it *may* take 20 ms, and what \`GET /items/${part}\` returns when nothing is there. Read slowly; try each step twice.\n`;
  return part % 20 === 1 ? `## Chapter ${part}\n\n${text}` : text;
});

const checklists = grown('Boxes to tick', (step) => {
  const box = `- [${step % 3 === 0 ? 'x' : ' '}] Explain step ${step} to a friend and write it down`;
  return step % 30 === 1 ? `\n## Checklist ${step}\n\n${box}` : box;
});

/** Every shape by its name. */
export function shapes(): ReadonlyMap<string, Shape> {
  const real = ['ossu-computer-science.md', 'devops-roadmap.md']
    .map((name) => new URL(name, SAMPLES))
    .filter((file) => existsSync(file));
  return new Map<string, Shape>([
    ['a dense list', denseList],
    ['deep lists', deepLists],
    ['a big table', bigTable],
    ['plain prose', plainProse],
    ['checklists', checklists],
    ['the backend roadmap, repeated', repeated(SEED)],
    ...real.map((file): [string, Shape] => [`${file.pathname.split('/').at(-1) ?? ''}, repeated`, repeated(file)]),
  ]);
}
