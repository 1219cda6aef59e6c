/** What a person may write into an endorsement. It is shown to others as it is: nothing in it may hide, or move what stands beside it. */

export const NAME_MOST = 80;
/** A sentence that says something; shorter ones are a nod. */
export const NOTE_LEAST = { characters: 40, words: 8 };
export const NOTE_MOST = 2_000;
export const PAGE_MOST = 500;

/** Controls, private characters, and format characters but the joiners that some scripts write names with. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}]|(?![\u200C\u200D])\p{Cf}/u;
/** More marks on one letter are no letter of any language, but a tower that covers what stands above it. */
const TOWER = /\p{M}{5}/u;
/** What changes the order in which text is shown, or cannot be seen: shown as a mark of its own. */
const HIDDEN = /[^\P{Cc}\n\t]|[\p{Cs}\p{Zl}\p{Zp}]|(?![\u200C-\u200F\u061C])\p{Cf}/gu;

/** @returns a name as it is kept: composed, with single blanks */
export function tidyName(text: string): string {
  return text.normalize('NFC').trim().replace(/ {2,}/g, ' ');
}

/** @returns a note as it is kept */
export function tidyNote(text: string): string {
  return text.normalize('NFC').replace(/\r\n?/g, '\n').trim();
}

/** @param name tidy @returns what is wrong with it, as a sentence; null where nothing is */
export function nameProblem(name: string): string | null {
  if (!/[\p{L}\p{N}]/u.test(name)) return 'Write a name.';
  if (name.length > NAME_MOST) return `Write a name of at most ${NAME_MOST} characters.`;
  if (UNSEEN.test(name)) return 'Write the name without characters that cannot be seen or that turn the text around.';
  return TOWER.test(name) ? 'Write the name with fewer marks on one letter.' : null;
}

/** @param note tidy @returns what is wrong with it, as a sentence; null where nothing is */
export function noteProblem(note: string): string | null {
  const words = note.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  const { characters, words: least } = NOTE_LEAST;
  if (note.length < characters || words < least)
    return `Write at least one whole sentence of your own: ${least} words or more, ${characters} characters or more.`;
  if (note.length > NOTE_MOST) return `Write at most ${NOTE_MOST.toLocaleString('en')} characters.`;
  if (UNSEEN.test(note.replaceAll('\n', ' ')))
    return 'Write the note without characters that cannot be seen or that turn the text around.';
  return TOWER.test(note) ? 'Write the note with fewer marks on one letter.' : null;
}

/** @returns the address as it is kept; null where it is none of a page that is read over TLS */
export function pageAddress(text: string): string | null {
  const url = URL.parse(text.trim());
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') return null;
  url.hash = '';
  return url.href.length <= PAGE_MOST ? url.href : null;
}

/**
 * @param text by anybody
 * @returns it with a mark for each character that cannot be seen or turns the text around, and how many there were
 */
export function withMarks(text: string): { text: string; hidden: number } {
  const hidden = text.match(HIDDEN)?.length ?? 0;
  return { text: hidden === 0 ? text : text.replace(HIDDEN, '\uFFFD'), hidden };
}

/** @param key thumbprint @returns the line by which a page names a key as its owner’s */
export function keyLine(key: string): string {
  return `waymark-key:${key}`;
}

/** @returns whether a page names this very key, and not one that begins like it */
export function namesKey(page: string, key: string): boolean {
  const line = keyLine(key);
  for (let at = page.indexOf(line); at !== -1; at = page.indexOf(line, at + 1))
    if (!/[\w-]/.test(page.charAt(at + line.length))) return true;
  return false;
}
