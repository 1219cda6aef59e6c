/** When two typed answers are the same answer. */

/** Straight, curly and angle quotes, backticks, and accents that people type for them. */
const QUOTES = /["'`´‘’‚‛“”„‟«»‹›]/gu;
/** A mark at the end is punctuation only where it follows a word: in `git add .` the dot is the argument. */
const FINAL_MARKS = /(?<=[\p{L}\p{N})\]}>*])[.,;:!?…]+$/u;

/** A short text as it is compared: without case, quotes, outer and double blanks, and final punctuation. */
export function normalText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(QUOTES, '')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(FINAL_MARKS, '');
}

/** Printed output as it is compared: exactly, but for blanks that nobody sees and empty lines around it. */
export function normalOutput(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/^\n+/, '')
    .trimEnd();
}
