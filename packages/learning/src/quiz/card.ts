/** A question as a card: what stands on its two sides. */
import type { QuizItem } from './types.ts';

/** @returns Markdown; the back says what is right and why, and nothing of the wrong options */
export function cardOf(item: QuizItem): { front: string; back: string } {
  switch (item.kind) {
    case 'single':
    case 'multiple': {
      const right = item.options.filter((option) => option.right);
      return {
        // By the alphabet: authors tend to write the right one first.
        front: paragraphs(item.question, bullets(item.options.map(({ text }) => text).toSorted())),
        back: paragraphs(bullets(right.map(({ text }) => text)), ...right.map(({ why }) => why)),
      };
    }
    case 'order':
      return {
        front: paragraphs(item.question, bullets(mixed(item.steps))),
        back: paragraphs(item.steps.map((step, at) => `${at + 1}. ${hang(step, 3)}`).join('\n'), item.why),
      };
    case 'text':
      return { front: item.question.trim(), back: paragraphs(item.accept[0] ?? '', item.why) };
    case 'prints':
      return {
        front: paragraphs(item.question, fenced(item.code, item.language)),
        back: paragraphs(fenced(item.output, 'text'), item.why),
      };
  }
}

function paragraphs(...parts: string[]): string {
  return parts.map((part) => part.trim()).join('\n\n');
}

function bullets(texts: readonly string[]): string {
  return texts.map((text) => `- ${hang(text, 2)}`).join('\n');
}

/** Further lines of an entry belong to it when they are indented. */
function hang(text: string, by: number): string {
  return text.trim().replaceAll('\n', `\n${' '.repeat(by)}`);
}

/** By the alphabet; backwards where that would give the order away. */
function mixed(steps: readonly string[]): string[] {
  const sorted = steps.toSorted();
  return sorted.every((step, at) => step === steps[at]) ? sorted.toReversed() : sorted;
}

/** A fence longer than any row of backticks inside. */
function fenced(code: string, language: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${code.replace(/\n+$/, '')}\n${fence}`;
}
