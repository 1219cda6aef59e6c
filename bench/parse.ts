/** Reading a document: 5 MB in under a second, and twice the size in about twice the time. */
import { parse } from '@waymark/roadmap';
import { medianMs, type Budget } from './budget.ts';

/** A roadmap of our own dialect's shape, as long as asked for. */
function roadmapOf(bytes: number): string {
  const parts = ['# A long roadmap\n'];
  let size = 0;
  for (let phase = 1; size < bytes; phase += 1) {
    const part = phaseText(phase);
    parts.push(part);
    size += part.length;
  }
  return parts.join('\n');
}

function phaseText(phase: number): string {
  const items = Array.from(
    { length: 40 },
    (_, index) =>
      `- [Topic ${phase}.${index}](https://example.org/${phase}/${index}) (${(index % 9) + 1} hours) - *why topic ${index} matters*`,
  );
  const checks = Array.from({ length: 20 }, (_, index) => `  - [ ] Show that you can do ${phase}.${index}`);
  return `## Phase ${phase}: Part ${phase} (4 weeks)\n\nWhat part ${phase} is for.\n\n${items.join('\n')}\n\n**Projects**\n\n- Build ${phase}\n${checks.join('\n')}\n`;
}

export default async function bench(): Promise<Budget[]> {
  const encoder = new TextEncoder();
  const five = encoder.encode(roadmapOf(5_000_000));
  const ten = encoder.encode(roadmapOf(10_000_000));
  // The baseline does the least that any reader must: decode the bytes and look at every line.
  const lines = await medianMs(
    5,
    () =>
      new TextDecoder()
        .decode(five)
        .split('\n')
        .map((line) => line.trim()).length,
  );
  const small = await medianMs(3, () => parse(five));
  const large = await medianMs(3, () => parse(ten));
  return [
    {
      name: 'parse 5 MB',
      value: `${small.toFixed(0)} ms`,
      baseline: 'decoding it and trimming every line',
      ratio: small / lines,
      budget: 'under 1000 ms',
      holds: small < 1000,
    },
    {
      name: 'parse 10 MB',
      value: `${large.toFixed(0)} ms`,
      baseline: 'parsing 5 MB',
      ratio: large / small,
      budget: 'at most 2.5',
      holds: large / small <= 2.5,
    },
  ];
}
