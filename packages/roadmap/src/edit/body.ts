/** Changing the words of one bullet while its other words stay as they were written. */
import type { AnyItem } from '../model.ts';
import { leadingBold } from '../scan/inline.ts';
import { hoursIn } from '../waymark/quantities.ts';

/** What may be changed of an item; what is left out stays. */
export interface ItemPatch {
  /** Plain text. */
  title?: string;
  /** Markdown. Of a resource: its remark; of a phase: its goal. */
  text?: string;
  hours?: number;
  url?: string;
  checked?: boolean;
}

/** Plain text as Markdown that reads back as the same plain text. */
export function escapeMarkdown(plain: string): string {
  return plain
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*[\]<]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(/^(\d+)([.)])(?=\s)/, '$1\\$2')
    .replace(/^[-+#>](?=\s|$)/, '\\$&');
}

/** An address as a link destination; spaces and brackets that do not pair would end it early. */
export function escapeUrl(url: string): string {
  return url
    .trim()
    .replace(/\s/g, '%20')
    .replace(/\(/g, '%28')
    .replace(/\)/g, '%29')
    .replace(/</g, '%3C')
    .replace(/>/g, '%3E');
}

const LABEL = /^(\*\*|__)(.{1,400}?)(:?)\1(:?)(\s*[-–—](?=\s))?\s*/s;

/** `**Label:** text`. The label's own marks and colon stay. */
function patchLabelled(body: string, { title, text }: ItemPatch): string {
  const match = LABEL.exec(body);
  if (!match) return body;
  const [all, mark = '**', label = '', inner = '', outer = '', dash = ''] = match;
  const shown = title === undefined ? label : escapeMarkdown(title);
  // A label without colon needs one as soon as something stands behind it that no dash sets off.
  const rest = text ?? body.slice(all.length);
  const colon = inner === '' && outer === '' && dash === '' && rest !== '' ? ':' : inner;
  const front = `${mark}${shown}${colon}${mark}${outer}${dash}`;
  return rest === '' ? front : `${front} ${rest}`;
}

/** `[text](address)`; brackets may pair inside both. Bounded, so a hostile line cannot make it slow. */
const LINK =
  /\[((?:[^[\]\\]|\\.|\[[^[\]]{0,200}\]){0,500})\]\(\s*(<[^<>\n]{0,2000}>|(?:[^\s()]|\([^\s()]{0,500}\)){0,2000})([^()\n]{0,300})\)/s;
const EFFORT = /\(([^()]{1,60})\)/g;

function patchHours(rest: string, hours: number): string {
  for (const match of rest.matchAll(EFFORT)) {
    if (hoursIn(match[1] ?? '') === null) continue;
    return `${rest.slice(0, match.index)}(${tellHours(hours)})${rest.slice(match.index + match[0].length)}`;
  }
  return ` (${tellHours(hours)})${rest}`;
}

/** "1 hour", "2.5 hours". */
export function tellHours(hours: number): string {
  const rounded = Math.round(hours * 100) / 100;
  return `${rounded} ${rounded === 1 ? 'hour' : 'hours'}`;
}

function patchRemark(rest: string, remark: string): string {
  const effort = [...rest.matchAll(EFFORT)].find((match) => hoursIn(match[1] ?? '') !== null)?.[0];
  const front = effort === undefined ? '' : ` ${effort}`;
  return remark === '' ? front : `${front} - *${escapeMarkdown(remark)}*`;
}

/** `[Title](url) (30 hours) - *remark*`. */
function patchResource(body: string, patch: ItemPatch): string {
  const link = LINK.exec(body);
  const end = link ? link.index + link[0].length : endOfTitle(body);
  const front = link ? patchLink(body.slice(0, end), link, patch) : patchPlainTitle(body.slice(0, end), patch);
  let rest = body.slice(end);
  if (patch.hours !== undefined) rest = patchHours(rest, patch.hours);
  if (patch.text !== undefined) rest = patchRemark(rest, patch.text);
  return front + rest;
}

function endOfTitle(body: string): number {
  const end = body.search(/ \(| [-–—] /);
  return end < 0 ? body.length : end;
}

function patchLink(front: string, link: RegExpExecArray, { title, url }: ItemPatch): string {
  const [all, text = '', address = '', tail = ''] = link;
  const shown = title === undefined ? text : escapeMarkdown(title);
  const target = url === undefined ? address : escapeUrl(url);
  return `${front.slice(0, front.length - all.length)}[${shown}](${target}${tail})`;
}

function patchPlainTitle(front: string, { title, url }: ItemPatch): string {
  const shown = title === undefined ? front : escapeMarkdown(title);
  return url === undefined ? shown : `[${shown}](${escapeUrl(url)})`;
}

function isLabelled(body: string): boolean {
  const bold = leadingBold(body);
  return bold !== null && (bold.colon || bold.rest === '' || /^[-–—]\s/.test(bold.rest));
}

/**
 * The inline Markdown of a bullet with a patch applied. What cannot be expressed stays as it was; the caller reads the
 * result back and refuses what did not arrive.
 */
export function patchBody(item: AnyItem, body: string, patch: ItemPatch): string {
  if (item.kind === 'resource') return patchResource(body, patch);
  if (isLabelled(body)) return patchLabelled(body, patch);
  const link = LINK.exec(body);
  // A title that is nothing but a link stays one.
  if (link && link[0] === body && patch.text === undefined) return patchLink(body, link, patch);
  const title = patch.title === undefined ? body : escapeMarkdown(patch.title);
  return patch.text ? `**${title}:** ${patch.text}` : title;
}
