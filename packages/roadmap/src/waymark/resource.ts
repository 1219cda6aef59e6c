/** One line of "Linked Resources": `[Title](url) (30 hours) - *remark*`. */
import type { Resource } from '../model.ts';
import type { ListItemBlock } from '../scan/blocks.ts';
import { linksOf, readInline } from '../scan/inline.ts';
import { nestedItems } from './groups.ts';
import { hoursIn } from './quantities.ts';
import { base, nestedText } from './reading.ts';
import type { Reading } from './reading.ts';

const BRACKETED = /\(([^()]{1,60})\)/g;
const LEADING_EFFORT = /^[\s:,–—-]*~?\d[\d.,\s–-]*(?:hours?|hrs?|h|minutes?|mins?)\b/i;
const IS_DASH = /[\s:,–—-]/;

/** A remark without the dashes around it. By hand: a pattern for "many at the end" is quadratic in a long row of them. */
function undashed(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && IS_DASH.test(text.charAt(start))) start++;
  while (end > start && IS_DASH.test(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

/** The effort in a remark, and the remark without it. */
function effortOf(rest: string): { hours: number | null; remark: string } {
  for (const match of rest.matchAll(BRACKETED)) {
    const hours = hoursIn(match[1] ?? '');
    if (hours === null) continue;
    const remark = rest.slice(0, match.index) + rest.slice(match.index + match[0].length);
    return { hours, remark: undashed(remark.replace(/\s{2,}/g, ' ')) };
  }
  const leading = LEADING_EFFORT.exec(rest)?.[0] ?? '';
  return { hours: hoursIn(leading), remark: undashed(rest.slice(leading.length)) };
}

/** Without a link in front, the title ends at the effort or at a dash. */
function titleEnd(plain: string): number {
  const ends = [plain.indexOf(' ('), plain.indexOf(' - '), plain.indexOf(' – '), plain.indexOf(' — ')];
  return Math.min(plain.length, ...ends.filter((end) => end > 0));
}

/** Reads a bullet as a resource of a phase; further links, also nested ones, go to `links`. */
export function readResource(reading: Reading, item: ListItemBlock): Resource {
  const { plain, links: own } = readInline(item.text);
  const links = [...own, ...nestedItems(item).flatMap((nested) => linksOf(nested.text))];
  const [main] = links;
  const startsWithLink = main !== undefined && main.text !== '' && plain.startsWith(main.text);
  const end = startsWithLink ? main.text.length : titleEnd(plain);
  const { hours, remark } = effortOf(plain.slice(end));
  return {
    ...base(
      reading,
      'resource',
      plain.slice(0, end).trim() || (main?.text ?? ''),
      nestedText(reading, item),
      item.lines,
    ),
    url: main?.url ?? null,
    links: links.slice(1),
    hours,
    remark,
    prerequisites: [],
    checked: item.checked,
    parentId: null,
  };
}
