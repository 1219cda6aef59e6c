/** Plain words as Markdown, the way the roadmap dialect reads them back (docs/format.md). */

/** Plain text as Markdown that reads back as the same plain text. */
export function escapeMarkdown(plain: string): string {
  return plain
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\\`*[\]<]/gu, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w+;)/gu, '&amp;')
    .replace(/^(\d+)([.)])(?=\s)/u, '$1\\$2')
    .replace(/^[-+#>](?=\s|$)/u, '\\$&');
}

/** An address as a link destination; null for one that is no web address: a roadmap is hostile input. */
export function linkAddress(url: string | null): string | null {
  const address = url?.trim() ?? '';
  if (!/^(?:https?:\/\/|mailto:)[^\s\p{Cc}]+$/iu.test(address)) return null;
  return address
    .replaceAll('(', '%28')
    .replaceAll(')', '%29')
    .replaceAll('<', '%3C')
    .replaceAll('>', '%3E')
    .replaceAll('\\', '%5C');
}

/** "1 hour", "2.5 hours". */
export function tellHours(hours: number): string {
  const rounded = Math.round(hours * 100) / 100;
  return `${rounded} ${rounded === 1 ? 'hour' : 'hours'}`;
}

/** Markdown on one line: a list item that goes on would begin something else. */
export function oneLine(markdown: string): string {
  return markdown.replace(/\s*[\r\n\u2028\u2029]+\s*/gu, ' ').trim();
}

const STATES = { open: 'Open', done: 'Done', skipped: 'Skipped', deferred: 'Put off' } as const;

export function tellState(state: keyof typeof STATES): string {
  return STATES[state];
}

/** `deep-dive` as `Deep dive`. */
export function tellWord(word: string): string {
  const text = word.replaceAll('-', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
