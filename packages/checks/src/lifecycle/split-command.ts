/** Splits a learner's start command into words without a shell. The rules stand in docs/checks.md. */
import { LifecycleFault } from '../ports/lifecycle.ts';

/** What only a shell understands; outside of quotes it would be passed on as a word and do nothing. */
const SHELL_ONLY = /[|&;<>$`*\n]/;

/**
 * @param command e.g. `npm start` or `node "my server.js"`
 * @throws LifecycleFault with a sentence where a shell would be needed or a quote is not closed
 */
export function splitCommand(command: string): [program: string, ...args: string[]] {
  const words: string[] = [];
  let word: string | null = null;
  let at = 0;
  while (at < command.length) {
    const char = command.charAt(at);
    if (/\s/.test(char) && char !== '\n') {
      if (word !== null) words.push(word);
      word = null;
      at += 1;
      continue;
    }
    const read = char === "'" || char === '"' ? quoted(command, at) : bare(command, at);
    word = (word ?? '') + read.text;
    at = read.next;
  }
  if (word !== null) words.push(word);
  const [program, ...args] = words;
  if (program === undefined || program === '') throw new LifecycleFault('The start command is empty.');
  if (/^\w+=/.test(program))
    throw new LifecycleFault(
      `"${program}" sets a variable, which only a shell does: put it into a script and name the script.`,
    );
  return [program, ...args];
}

function bare(command: string, at: number): { text: string; next: number } {
  const char = command.charAt(at);
  if (char === '\\') {
    if (at + 1 === command.length) throw new LifecycleFault('The start command ends with a backslash.');
    return { text: command.charAt(at + 1), next: at + 2 };
  }
  if (SHELL_ONLY.test(char))
    throw new LifecycleFault(
      `The start command is run without a shell, so ${JSON.stringify(char)} has no meaning in it: put the line into a script and name the script.`,
    );
  return { text: char, next: at + 1 };
}

function quoted(command: string, at: number): { text: string; next: number } {
  const quote = command.charAt(at);
  let text = '';
  for (let next = at + 1; next < command.length; next += 1) {
    const char = command.charAt(next);
    if (char === quote) return { text, next: next + 1 };
    const following = command.charAt(next + 1);
    const isEscape = quote === '"' && char === '\\' && (following === '"' || following === '\\');
    text += isEscape ? following : char;
    if (isEscape) next += 1;
  }
  throw new LifecycleFault(`A ${quote} in the start command is not closed.`);
}
