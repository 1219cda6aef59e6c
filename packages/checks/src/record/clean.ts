/** Text of a stranger's server, made safe to show on a page or a terminal. */

// Control characters move a terminal's cursor; the marks of text direction let a line read as another one.
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** @returns the text with what could act on a screen shown as an escape, lone surrogates as U+FFFD */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    .replace(UNSAFE, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** @returns the text, at most `most` characters of it, and whether that was not all */
export function cut(text: string, most: number): { text: string; truncated: boolean } {
  return text.length <= most
    ? { text, truncated: false }
    : { text: text.slice(0, most).toWellFormed(), truncated: true };
}
