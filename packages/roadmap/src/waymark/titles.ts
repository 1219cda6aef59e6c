/** Titles as a person would say them: without number, emoji, effort and Markdown. */
import type { ListItemBlock } from '../scan/blocks.ts';
import { leadingBold, plainText } from '../scan/inline.ts';

const ORDINAL =
  /^(?:phase|stage|module|part|step|level|week)\s?(?:\d{1,3}|[ivx]{1,5}|one|two|three|four|five|six)\b\s?[:.)–—-]*\s*/i;
const PICTURES = /^[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\u200d\ufffd\s]+/u;
const EFFORT = /(?:week|month|hour|hrs?\b|\dh\b)/i;

/** A heading's words without the pictures in front. */
export function headingTitle(markdown: string): string {
  const plain = plainText(markdown);
  return plain.replace(PICTURES, '') || plain;
}

/** Splits "Foundation (6 Weeks | ~120 hours)" into its name and the effort in brackets (or behind a bar). */
export function splitEffort(plain: string): { name: string; effort: string } {
  const open = plain.endsWith(')')
    ? plain.lastIndexOf('(')
    : plain.endsWith(']')
      ? plain.lastIndexOf('[')
      : plain.indexOf(' | ');
  const effort = open > 0 ? plain.slice(open) : '';
  if (!/\d/.test(effort) || !EFFORT.test(effort)) return { name: plain, effort: '' };
  return { name: plain.slice(0, open).trimEnd(), effort };
}

/** "Phase 1: Foundation" -> "Foundation"; a bare "Phase 1" stays. */
export function withoutOrdinal(name: string): string {
  return name.replace(ORDINAL, '') || name;
}

/** What two spellings of one title have in common. */
export function titleKey(title: string): string {
  return withoutOrdinal(title)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** `**Label:** rest` (or `**Label** - rest`, or bold alone) as title and text; anything else is all title. */
export function titleAndText(item: ListItemBlock): { title: string; text: string } {
  const bold = leadingBold(item.text);
  if (bold && (bold.colon || bold.rest === '' || /^[-–—]\s/.test(bold.rest))) {
    return { title: bold.label, text: bold.rest.replace(/^[-–—]\s+/, '') };
  }
  return { title: plainText(item.text), text: '' };
}
