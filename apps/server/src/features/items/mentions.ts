/** The notes of other items that link to an item. */
import type { ItemDetail } from '@waymark/contract';
import { items } from '@waymark/roadmap';
import { itemAddress, itemLinks, type ItemLink, type KnownItems } from '@waymark/roadmap/notes';
import { notes, type Db } from '@waymark/store';
import type { OpenProgramme } from '../../programme/open.ts';
import { wordsOf } from '../search/words.ts';

/** Notes that are looked through, and mentions that one answer carries. */
const MOST_READ = 1_000;
const MOST_LISTED = 100;
/** Characters shown before the link, and behind it. */
const [BEFORE, BEHIND] = [60, 100];

/** @returns the note written last first; notes whose own item left the roadmap cannot be opened, and are left out */
export async function mentionsOf(
  db: Db,
  { programme, roadmap }: OpenProgramme,
  itemId: string,
  known: KnownItems,
): Promise<ItemDetail['mentionedIn']> {
  const address = itemAddress(itemId);
  const found = await notes.containing(db, programme.id, [address, encodeURI(address), '[['], MOST_READ);
  const linking = found.flatMap(({ itemId: from, markdown }) => {
    const link = itemLinks(markdown, known).find((one) => one.itemId === itemId);
    return link === undefined || from === itemId ? [] : [{ itemId: from, text: wordsAround(markdown, link) }];
  });
  if (linking.length === 0) return [];
  const titles = new Map(items(roadmap).map(({ id, title }) => [id, title]));
  return linking
    .flatMap((one) => {
      const title = titles.get(one.itemId);
      return title === undefined ? [] : [{ ...one, title }];
    })
    .slice(0, MOST_LISTED);
}

/** @returns one line of words: what the link is called, with what stands before and behind it */
export function wordsAround(markdown: string, { label, from, to }: Pick<ItemLink, 'label' | 'from' | 'to'>): string {
  // More than is shown, since marks go; not so much that a long note is read whole.
  const before = wordsOf(markdown.slice(Math.max(0, from - 10 * BEFORE), from));
  const behind = wordsOf(markdown.slice(to, to + 10 * BEHIND));
  const [apart, on] = [/\s$/.test(markdown.slice(0, from)), /^\s/.test(markdown.slice(to))];
  const words = wordsOf(label.replace(/\\([!-/:-@[-`{-~])/g, '$1'));
  return `${lastOf(before)}${apart ? ' ' : ''}${words}${on ? ' ' : ''}${firstOf(behind)}`.trim().toWellFormed();
}

/** Cut at a blank where there is one near. */
function lastOf(words: string): string {
  if (words.length <= BEFORE) return words;
  const cut = words.slice(-BEFORE);
  return `… ${cut.slice(cut.indexOf(' ') + 1)}`;
}

function firstOf(words: string): string {
  if (words.length <= BEHIND) return words;
  const cut = words.slice(0, BEHIND);
  const blank = cut.lastIndexOf(' ');
  return `${blank === -1 ? cut : cut.slice(0, blank)} …`;
}
