/** A README as its parts: headings, prose, the lines of its code blocks. Pure. */
import { commandsInBlocks, type Command } from '../../source/commands.ts';

export interface Readme {
  path: string;
  headings: string[];
  /** Text that somebody reads: no headings, code, images, tables or bare links. */
  prose: string;
  commands: Command[];
}

export function readReadme(path: string, text: string): Readme {
  const headings: string[] = [];
  const prose: string[] = [];
  const blocks: string[][] = [];
  let fence: string | null = null;
  const lines = text.split(/\r?\n/);
  for (const [index, line] of lines.entries()) {
    const [, mark] = /^\s*(`{3,}|~{3,})/.exec(line) ?? [];
    if (fence !== null) {
      if (mark?.startsWith(fence) === true && line.trim() === mark) fence = null;
      else blocks.at(-1)?.push(line.trim());
    } else if (mark !== undefined) {
      fence = mark;
      blocks.push([]);
    } else if (/^(?: {4}|\t)\S/.test(line)) blocks.push([line.trim()]);
    else {
      const heading = headingOf(line, lines[index + 1]);
      if (heading !== null) headings.push(heading);
      else if (!/^\s*(\||!\[|\[!\[|<|={3,}|-{3,}|\.\. )/.test(line))
        prose.push(line.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1'));
      for (const [, code = ''] of line.matchAll(/`([^`]+)`/g)) blocks.push([code.trim()]);
    }
  }
  return { path, headings, prose: prose.join(' ').replace(/\s+/g, ' ').trim(), commands: commandsInBlocks(blocks) };
}

/** `# Like this`, or underlined as in reStructuredText. */
function headingOf(line: string, next: string | undefined): string | null {
  const [, marked] = /^#{1,6}\s+(.+?)\s*#*$/.exec(line) ?? [];
  if (marked !== undefined) return marked;
  return line.trim() !== '' && /^(={3,}|-{3,}|~{3,})\s*$/.test(next ?? '') ? line.trim() : null;
}

/** Texts that a tool wrote and nobody changed. */
const TEMPLATES: [what: string, form: RegExp][] = [
  ['Create React App', /This project was bootstrapped with \[?Create React App/],
  ['Vite', /This template provides a minimal setup to get/],
  ['Next.js', /bootstrapped with \[`?create-next-app/],
  ['Nest', /framework TypeScript starter repository/],
  ['Svelte', /Everything you need to build a Svelte project/],
  ['Laravel', /Laravel is a web application framework with expressive, elegant syntax/],
  ['Rails', /This README would normally document whatever steps are necessary/],
  ['GitLab', /To make it easy for you to get started with GitLab/],
];

/** @returns whose text it is; null where it is the learner's own */
export function templateOf(text: string): string | null {
  return TEMPLATES.find(([, form]) => form.test(text))?.[0] ?? null;
}
