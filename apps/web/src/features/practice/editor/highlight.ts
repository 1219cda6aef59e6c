/** Code that is only read, in the colours of the editor. */
import { classHighlighter, highlightCode } from '@lezer/highlight';
import type { PracticeLanguage } from '../challenge/drafts.svelte.ts';
import { grammarOf } from './languages.ts';

export interface Token {
  text: string;
  /** Class names of `code.css`. */
  classes: string;
}

/** @returns the code in pieces; joined, their texts are the code */
export async function tokensOf(code: string, language: PracticeLanguage): Promise<Token[]> {
  const { parser } = (await grammarOf(language)).language;
  const tokens: Token[] = [];
  highlightCode(
    code,
    parser.parse(code),
    classHighlighter,
    (text, classes) => tokens.push({ text, classes }),
    () => tokens.push({ text: '\n', classes: '' }),
  );
  return tokens;
}
