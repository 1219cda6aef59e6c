/** One line of plain text as something to do: its box, its address, its time. */
import { itemHours } from '../../generic/effort.ts';
import { withoutTime } from '../../generic/title.ts';
import { linksOf, plainText } from '../../scan/inline.ts';
import { addressOf, splitAddress } from './words.ts';

const BOX = /^(?:\[( |x|X|✓|✔)?\]|([☐⬜◻▢🔲])|([☑✅✔✓🗹]))\ufe0f?\s*/u;
const BARE_TIME =
  /(?:^|[\s,;:–—(-])[~≈]?\s?\d[\d.,]*(?:\s?[-–]\s?\d[\d.,]*)?\s?(?:h\d{0,2}|hours?|hrs?|std\.?|stunden|min(?:utes?|s|\.)?)\s*\)?\s*$/iu;

/** Marks of Markdown or HTML, as outliners keep them. */
const MARKED = /<\/?[a-z][^<>]{0,200}>|\*\*|`|&\w{2,8};/i;

export interface TextItem {
  title: string;
  url: string | null;
  hours: number | null;
  checked: boolean | null;
}

/** @param line without its bullet */
export function itemOfText(line: string): TextItem {
  const box = BOX.exec(line);
  const words = line.slice(box?.[0].length ?? 0);
  const checked = box === null ? null : box[3] !== undefined || /[xX✓✔]/.test(box[1] ?? '');
  const [link] = linksOf(words);
  const marked = link !== undefined && link.text !== link.url;
  const { url, rest } = marked
    ? { url: addressOf(link.url), rest: plainText(words) }
    : splitAddress(MARKED.test(words) ? plainText(words) : words);
  const hours = itemHours(rest);
  const timeless = hours === null ? rest : withoutTime(rest).replace(BARE_TIME, '');
  const title = timeless.replace(/^[\s:–—-]+|[\s:–—-]+$/g, '');
  return { title: title || rest.trim() || (url ?? ''), url, hours, checked };
}
