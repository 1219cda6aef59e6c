/** Lines that are nothing but a comment, in the languages of `source/libraries.ts`; `#` needs a blank after it, since `#name` is code in JavaScript. */
const COMMENT = /^\s*(\/\/|#\s|#!|\/?\*|--\s)/;

/** @returns the text without its comment lines: what stands there was only thought of */
export function codeIn(text: string): string {
  return text
    .split('\n')
    .filter((line) => !COMMENT.test(line))
    .join('\n');
}
