/** The bookmarks file that every browser exports (Netscape's format): folders are parts, bookmarks resources. */
import { count, left, understood, type Findings } from '../base/findings.ts';
import { itemOfText } from '../base/item.ts';
import { readMarkup } from './markup.ts';
import { newOutline, type Outline } from '../base/parts.ts';
import { DEEPEST, newNode, partsOfTree, type Node } from '../base/tree.ts';
import { addressOf, oneLine } from '../base/words.ts';

/** Folders of the browser itself, which hold what people made. */
const SHELVES =
  /^(bookmarks?( bar| toolbar| menu)?|other bookmarks|mobile bookmarks|favou?rites( bar)?|lesezeichen(leiste|-symbolleiste)?|marcadores|barra de marcadores|favoris)$/i;

export function isBookmarks(text: string): boolean {
  return /^\s*<!DOCTYPE NETSCAPE-Bookmark-file/i.test(text.slice(0, 500));
}

export function readBookmarks(text: string, fallback: string, findings: Findings, file: string | null = null): Outline {
  const top = newNode('');
  const path: Node[] = [top];
  let [deep, bookmarks, heading] = [0, 0, ''];
  /** The element whose text is read, and the node it names. */
  let reading: { name: string; node: Node | null } | null = null;
  let waiting: Node | null = null;
  readMarkup(text, {
    open(name, attributes, line) {
      const here = path.at(-1) ?? top;
      if (name === 'dl') {
        if (path.length < DEEPEST) path.push(waiting ?? here);
        else deep++;
        waiting = null;
      } else if (name === 'h3' || name === 'a') {
        const node = newNode('', { url: name === 'a' ? addressOf(attributes.get('href') ?? '') : null });
        if (name === 'a' && node.url === null) {
          left(
            findings,
            { file, line },
            `A bookmark that is no page of the web: ${oneLine(attributes.get('href') ?? '').slice(0, 60)}`,
          );
        } else here.nodes.push(node);
        if (name === 'a') bookmarks++;
        waiting = name === 'h3' ? node : null;
        reading = { name, node };
      } else if (name === 'h1') reading = { name, node: null };
      else if (name === 'dd') reading = { name, node: here.nodes.at(-1) ?? null };
      else if (name === 'dt') reading = null;
    },
    close(name) {
      if (name === 'dl') {
        if (deep > 0) deep--;
        else if (path.length > 1) path.pop();
      }
      if (name === reading?.name) reading = null;
    },
    text(chars) {
      if (reading?.name === 'h1') heading += chars;
      else if (reading?.name === 'dd' && reading.node) reading.node.note += chars;
      else if (reading?.node) reading.node.title += chars;
    },
  });
  understood(findings, { file }, `A bookmarks file with ${count(bookmarks, 'bookmark')}.`);
  const nodes = unshelved(top.nodes.map(tidy));
  const name = SHELVES.test(oneLine(heading)) || oneLine(heading) === '' ? fallback : oneLine(heading);
  return newOutline(name, partsOfTree(nodes, name));
}

function tidy(node: Node): Node {
  const { title, hours } = itemOfText(oneLine(node.title));
  return { ...node, title: title || (node.url ?? ''), hours, note: oneLine(node.note), nodes: node.nodes.map(tidy) };
}

/** "Bookmarks bar" is a place in the browser, not a part of the roadmap. */
function unshelved(nodes: Node[]): Node[] {
  return nodes.flatMap((node) => (node.nodes.length > 0 && SHELVES.test(node.title) ? unshelved(node.nodes) : [node]));
}
