/** For a shell of any kind: plain words stay, anything else stands in double quotes. */
export function quoted(text: string): string {
  return /^[\w./:@-]+$/.test(text) ? text : `"${text.replace(/["\\$`]/g, String.raw`\$&`)}"`;
}
