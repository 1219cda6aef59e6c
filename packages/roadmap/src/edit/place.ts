/** Where an item stands in the source: its bullet, its heading or its table row. */
import type { AnyItem, RoadmapDocument } from '../model.ts';
import type { Block, ListItemBlock } from '../scan/blocks.ts';
import { scan } from '../scan/scan.ts';

/** The front of a bullet's first line: indentation and quote marks, marker, spaces, checkbox. */
const BULLET = /^([\s>]*)([-*+•]|\d{1,9}[.)])([ \t]+)(\[[ xX-]?\][ \t]+)?/;

export interface Bullet {
  indent: string;
  marker: string;
  space: string;
  /** With the space behind it; '' where there is none. */
  checkbox: string;
}

export interface BulletPlace {
  type: 'bullet';
  block: ListItemBlock;
  bullet: Bullet;
}

export type Place = BulletPlace | { type: 'heading'; level: number } | { type: 'row' } | { type: 'other' };

/** The front of a line that begins a list item, null where the line does not. */
export function bulletOf(line: string): Bullet | null {
  const match = BULLET.exec(line);
  if (!match) return null;
  return { indent: match[1] ?? '', marker: match[2] ?? '-', space: match[3] ?? ' ', checkbox: match[4] ?? '' };
}

function findItem(blocks: readonly Block[], line: number): ListItemBlock | null {
  for (const block of blocks) {
    if (block.lines.start > line || block.lines.end < line) continue;
    const inside = block.type === 'list' ? block.items : [];
    for (const item of inside) {
      if (item.lines.start === line && item.text !== '') return item;
      if (item.lines.start <= line && item.lines.end >= line) {
        const nested = findItem(item.children, line);
        if (nested) return nested;
      }
    }
    const quoted = block.type === 'quote' ? findItem(block.children, line) : null;
    if (quoted) return quoted;
  }
  return null;
}

/** Finds the place of an item by its first line. */
export function placeOf(document: RoadmapDocument, item: AnyItem): Place {
  const { blocks } = scan(document.source);
  const { start } = item.lines;
  const text = document.source.split('\n', start)[start - 1] ?? '';
  const block = findItem(blocks, start);
  const bullet = bulletOf(text);
  if (block && bullet) return { type: 'bullet', block, bullet };
  const heading = blocks.find((candidate) => candidate.type === 'heading' && candidate.lines.start === start);
  if (heading?.type === 'heading') return { type: 'heading', level: heading.level };
  const isRow = blocks.some(
    (candidate) => candidate.type === 'table' && candidate.rows.some((row) => row.line === start),
  );
  return isRow ? { type: 'row' } : { type: 'other' };
}
