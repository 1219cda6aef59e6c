/** Foreign text as titles, notes and addresses that can stand in a roadmap. */
import { escapeMarkdown } from '../../edit/body.ts';
import { bareTitle, MAX_TITLE, shorten } from '../../generic/title.ts';

const MAX_NOTE = 1_000;
/** Controls and the marks that turn the direction of writing: they hide what a title says. */
const UNSEEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** On one line, without what cannot be seen. */
export function oneLine(text: string): string {
  return text.slice(0, 20_000).replace(UNSEEN, '').replace(/\s+/g, ' ').trim();
}

/** A title on one line; what is too long goes to `rest`. */
export function titleOf(text: string): { title: string; rest: string } {
  const whole = oneLine(text);
  const { head, cut } = shorten(whole, MAX_TITLE);
  return { title: head, rest: cut ? whole : '' };
}

/** A heading without emoji, number and time. */
export function headingOf(text: string): string {
  const whole = oneLine(text);
  return shorten(bareTitle(whole) || whole, MAX_TITLE).head;
}

/** Plain text as Markdown on one line, as long as a remark may be. */
export function noteOf(text: string): string {
  return escapeMarkdown(shorten(oneLine(text), MAX_NOTE).head);
}

/**
 * An address that a browser opens, whole, or null.
 * @param text as a stranger wrote it: only http and https pass, and `www.` gets its scheme
 */
export function addressOf(text: string): string | null {
  const trimmed = text.trim().replace(UNSEEN, '');
  if (trimmed.length > 2_000 || /\s/.test(trimmed)) return null;
  const whole = /^www\.[^/]+\.[a-z]/i.test(trimmed) ? `https://${trimmed}` : trimmed;
  return /^https?:\/\/[^/?#\s]+/i.test(whole) ? whole : null;
}

const IN_TEXT = /\bhttps?:\/\/[^\s<>"'`]{3,2000}|\bwww\.[\w-]{1,63}\.[^\s<>"'`]{2,2000}/i;

/** The first address in plain text, and the text without it. */
export function splitAddress(text: string): { url: string | null; rest: string } {
  const found = IN_TEXT.exec(text);
  if (!found) return { url: null, rest: text };
  const written = unclosed(found[0].replace(/[.,;:!?]+$/, ''));
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + written.length)}`;
  return { url: addressOf(written), rest: rest.replace(/[([<]\s*[)\]>]/g, ' ') };
}

/** "(see https://a.b/c)": a bracket that the address does not open is not a part of it. */
function unclosed(url: string): string {
  return url.endsWith(')') && !url.includes('(') ? url.slice(0, -1) : url;
}
