/** Links from a note to items: found by the parser that also shows the note, so that both agree on what a link is. */
import { parse, postprocess, preprocess } from 'micromark';
import { gfm } from 'micromark-extension-gfm';
import type { Event } from 'micromark-util-types';
import { isHostile, renderMarkdown } from '../render.ts';
import { itemAddress, itemIdAt, linkText } from './address.ts';
import type { KnownItems } from './known.ts';
import { ITEM_NAMED } from './named.ts';

/** A link to an item. */
export interface ItemLink {
  /** Markdown: what the learner calls it. */
  label: string;
  itemId: string;
  /** Where the whole link stands: from, to. */
  from: number;
  to: number;
}

/** A note in order: Markdown, and links to items that there are. */
export type NotePiece = string | Pick<ItemLink, 'label' | 'itemId'>;

/** Said behind the name of an item that is not there any more. */
const GONE = '(no longer in your roadmap)';

/** Most notes have no link at all, and need no parser to say so. */
const MAY_LINK = /\/items\/|\/items%2f|\[\[/i;

/**
 * The links of a note to items, in order: `[words](/items/ID)`, also where there is no such item, and `[[Title]]` where
 * one item has that title. None in code, in what is escaped, and in a text that is not rendered for its length.
 *
 * @param md Markdown of any origin; never throws
 */
export function itemLinks(md: string, known: KnownItems): ItemLink[] {
  if (!MAY_LINK.test(md) || isHostile(md)) return [];
  try {
    return found(md, known);
  } catch {
    return [];
  }
}

function found(md: string, known: KnownItems): ItemLink[] {
  const events = postprocess(
    parse({ extensions: [gfm(), ITEM_NAMED] })
      .document()
      .write(preprocess()(md, undefined, true)),
  );
  // A byte order mark is not counted by the parser.
  const shift = md.startsWith('\uFEFF') ? 1 : 0;
  const links: ItemLink[] = [];
  let end = 0;
  for (const [at, event] of events.entries()) {
    const [step, token] = event;
    const [from, to] = [token.start.offset + shift, token.end.offset + shift];
    if (step !== 'enter' || from < end) continue;
    const link = token.type === 'link' ? written(events, at) : token.type === 'itemNamed' ? named(event, known) : null;
    if (link === null) continue;
    links.push({ ...link, from, to });
    end = to;
  }
  return links;
}

type Found = Pick<ItemLink, 'label' | 'itemId'>;

/** `[words](/items/ID)`; a link by reference is left alone. */
function written(events: readonly Event[], at: number): Found | null {
  let [label, address] = ['', ''];
  for (let next = at + 1; next < events.length; next += 1) {
    const [step, token, context] = events[next] as Event;
    if (step === 'exit' && token.type === 'link') break;
    if (step === 'enter' && token.type === 'labelText') label ||= context.sliceSerialize(token);
    if (step === 'enter' && token.type === 'resourceDestinationString') address = context.sliceSerialize(token);
  }
  const itemId = itemIdAt(address);
  return itemId === null ? null : { label: label || linkText(itemId), itemId };
}

function named([, token, context]: Event, known: KnownItems): Found | null {
  const title = context.sliceSerialize(token).slice(2, -2).trim();
  const itemId = known.titled(title);
  return itemId === null ? null : { label: linkText(title), itemId };
}

/** @returns the note cut at its links to items; an item that left the roadmap is words that say so */
export function notePieces(md: string, known: KnownItems): NotePiece[] {
  const pieces: NotePiece[] = [];
  let at = 0;
  for (const { label, itemId, from, to } of itemLinks(md, known)) {
    pieces.push(md.slice(at, from), known.has(itemId) ? { label, itemId } : `${label} ${GONE}`);
    at = to;
  }
  return [...pieces, md.slice(at)].filter((piece) => piece !== '');
}

/**
 * A note as HTML that is safe to put into a page, as `renderMarkdown` makes it. Links to items lead to `/items/ID`; one
 * whose item is gone shows its words, and says so.
 *
 * @param known null where the roadmap is not at hand: then links are shown as they are written
 */
export function renderNote(md: string, known: KnownItems | null): string {
  if (known === null) return renderMarkdown(md);
  const shown = notePieces(md, known).map((piece) =>
    typeof piece === 'string' ? piece : `[${piece.label}](${itemAddress(piece.itemId)})`,
  );
  return renderMarkdown(shown.join(''));
}
