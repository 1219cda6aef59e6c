/**
 * Examples in a statement, as fenced blocks that are run:
 *
 *     ```python example            ```javascript example        ```input example
 *     stack = Stack()              const stack = new Stack();   apples 3 120
 *     stack.push(1)                stack.push(1);               ```
 *     stack.pop() -> 1             stack.pop() -> 1             ```output example
 *     stack.pop() -> an error      stack.pop() -> an error      apples 3.60
 *     ```                          ```                          ```
 *
 * A line with ` -> ` says what a call gives, in the block's own language; every other line is run as it is.
 */
import type { Language } from '../types.ts';

export interface CallExample {
  language: Language;
  /** In the statement, counted from 1. */
  line: number;
  /** As it is written, for a person. */
  text: string;
  /** Lines of the block before it, each with what is done about an error. */
  before: { code: string; mayRaise: boolean; isCall: boolean }[];
  call: string;
  /** Source text of the value; null where the call raises an error. */
  gives: string | null;
}

export interface ProgramExample {
  line: number;
  stdin: string;
  stdout: string;
}

interface Block {
  kind: string;
  line: number;
  lines: string[];
}

const ARROW = ' -> ';
const RAISES = 'an error';

/** @returns every example of the statement; blocks without the word `example` are not looked at */
export function examplesIn(statement: string): { calls: CallExample[]; programs: ProgramExample[] } {
  const blocks = blocksIn(statement);
  const calls = blocks.flatMap((block) =>
    block.kind === 'python' || block.kind === 'javascript' ? callsIn(block, block.kind) : [],
  );
  const programs = blocks.flatMap((block, at): ProgramExample[] => {
    if (block.kind !== 'output') return [];
    const input = blocks[at - 1];
    const stdin = input?.kind === 'input' ? input.lines : [];
    return [{ line: block.line, stdin: textOf(stdin), stdout: textOf(block.lines) }];
  });
  return { calls, programs };
}

function textOf(lines: string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

function blocksIn(statement: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null;
  for (const [at, line] of statement.split('\n').entries()) {
    const fence = /^```\s*(.*?)\s*$/.exec(line);
    if (fence === null) open?.lines.push(line);
    else if (open !== null) open = null;
    else {
      const kind = /^(python|javascript|input|output) example$/.exec(fence[1] ?? '')?.[1] ?? '';
      open = { kind, line: at + 1, lines: [] };
      blocks.push(open);
    }
  }
  return blocks.filter(({ kind }) => kind !== '');
}

function callsIn({ line: start, lines }: Block, language: Language): CallExample[] {
  const before: CallExample['before'] = [];
  const found: CallExample[] = [];
  for (const [at, text] of lines.entries()) {
    const arrow = text.lastIndexOf(ARROW);
    if (arrow < 0) {
      before.push({ code: text, mayRaise: false, isCall: false });
      continue;
    }
    const call = text.slice(0, arrow).trim();
    const gives = text.slice(arrow + ARROW.length).trim();
    const wanted = gives === RAISES ? null : gives;
    found.push({ language, line: start + 1 + at, text: text.trim(), before: [...before], call, gives: wanted });
    before.push({ code: call, mayRaise: wanted === null, isCall: true });
  }
  return found;
}

/** The function that a checker appends to a solution; it returns `[what the call gives, what the statement says]`. */
export const EXAMPLE_FUNCTION = 'waymark_example';

/** @returns source to append to a solution: a function that does what stands before the call, and then the call */
export function exampleSource({ language, before, call, gives }: CallExample): string {
  return language === 'python' ? pythonSource(before, call, gives) : javascriptSource(before, call, gives);
}

function pythonSource(before: CallExample['before'], call: string, gives: string | null): string {
  const lines = before.flatMap(({ code, mayRaise }) =>
    mayRaise ? ['try:', `    ${code}`, 'except Exception:', '    pass'] : [code],
  );
  const body = [...lines, `return [${call}, ${gives ?? 'None'}]`].map((line) => `    ${line}\n`);
  return `\n\ndef ${EXAMPLE_FUNCTION}():\n${body.join('')}`;
}

function javascriptSource(before: CallExample['before'], call: string, gives: string | null): string {
  const lines = before.map(({ code, mayRaise, isCall }) => {
    if (mayRaise) return `try { ${code}; } catch {}`;
    return isCall ? `;(${code});` : code;
  });
  const body = [...lines, `return [(${call}), (${gives ?? 'null'})];`].map((line) => `  ${line}\n`);
  return `\n;function ${EXAMPLE_FUNCTION}() {\n${body.join('')}}\n`;
}
