/** Where code cannot be read. A browser does not say in which line of a text that it evaluates; acorn does. */
import { parse } from 'acorn';

/** @returns the line of facts about loading, null for a script that can be read */
export function syntaxError(script: string): string | null {
  try {
    parse(script, { ecmaVersion: 'latest' });
    return null;
  } catch (error) {
    const { loc } = error as { loc?: { line: number } };
    // The engine has the last word, and its own words: it may know more of the language than acorn does.
    const message = loc === undefined ? null : complaintOf(script);
    return message === null
      ? null
      : JSON.stringify({ load: { type: 'SyntaxError', message, line: loc?.line ?? null } });
  }
}

function complaintOf(script: string): string | null {
  try {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- compiled, not called
    new Function(script);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}
