/** A programme as what Notion's interface is asked to make, in an order in which it can be made. */
import { toBlocks, type NotionBlock } from './blocks.ts';
import { piecesOf } from './inline.ts';
import type { Cell, ColumnType, NotionProgramme, NotionTable } from './input.ts';
import { KEY_COLUMN } from './tables.ts';
import { linkAddress } from './words.ts';

export type NotionObject =
  | { kind: 'page'; object: string; parent: string | null; title: string; blocks: NotionBlock[] }
  | { kind: 'database'; object: string; parent: string; title: string; properties: Record<string, object> }
  | {
      kind: 'row';
      object: string;
      parent: string;
      title: string;
      /** What the row is about, in its column `Waymark`. */
      key: string;
      properties: Record<string, object>;
    };

/** @param timeZone of the plan, an IANA name: Notion is told wall clocks with their zone */
export function toNotionApi({ pages, tables }: NotionProgramme, timeZone: string): NotionObject[] {
  const home = pages[0]?.object ?? '';
  const titles = new Map(pages.map(({ object, title }) => [object, title]));
  return [
    ...pages.map(({ object, parent, title, parts }): NotionObject => {
      const whereIs = (page: string): string => (page === object ? '' : (titles.get(page) ?? ''));
      return { kind: 'page', object, parent, title, blocks: toBlocks(parts, whereIs) };
    }),
    ...tables.flatMap((table): NotionObject[] => [
      { kind: 'database', object: table.object, parent: home, title: table.title, properties: schemaOf(table) },
      ...table.rows.map(({ object, cells }): NotionObject => ({
        ...{ kind: 'row', object, parent: table.object, title: String(cells[0] ?? '') },
        key: keyOf(table, cells),
        properties: propertiesOf(table, cells, timeZone),
      })),
    ]),
  ];
}

const SCHEMAS: Record<ColumnType, object> = {
  title: { title: {} },
  text: { rich_text: {} },
  url: { url: {} },
  number: { number: { format: 'number' } },
  select: { select: {} },
  date: { date: {} },
};

function schemaOf({ columns }: NotionTable): Record<string, object> {
  return Object.fromEntries(columns.map(({ name, type }) => [name, SCHEMAS[type]]));
}

function keyOf({ columns }: NotionTable, cells: readonly Cell[]): string {
  return String(cells[columns.findIndex(({ name }) => name === KEY_COLUMN)] ?? '');
}

function propertiesOf({ columns }: NotionTable, cells: readonly Cell[], timeZone: string): Record<string, object> {
  return Object.fromEntries(columns.map(({ name, type }, at) => [name, property(type, cells[at] ?? null, timeZone)]));
}

function property(type: ColumnType, cell: Cell, timeZone: string): object {
  const text = cell === null ? '' : String(cell);
  switch (type) {
    case 'title':
      return { title: piecesOf(text).slice(0, 100) };
    case 'text':
      return { rich_text: piecesOf(text).slice(0, 100) };
    case 'number':
      return { number: typeof cell === 'number' && Number.isFinite(cell) ? cell : null };
    case 'url': {
      const address = linkAddress(text);
      return { url: address !== null && address.length <= 2_000 ? address : null };
    }
    case 'select': {
      // The name of an option has no comma and at most 100 characters.
      const name = text
        .replaceAll(',', ' ')
        .replace(/\s+/gu, ' ')
        .trim()
        .slice(0, 90)
        .replace(/[\uD800-\uDBFF]$/u, '');
      return { select: name === '' ? null : { name } };
    }
    case 'date':
      if (text === '') return { date: null };
      return { date: text.includes('T') ? { start: `${text}:00`, time_zone: timeZone } : { start: text } };
  }
}
