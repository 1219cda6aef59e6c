/** Cells that go on over several rows. Markdown has none, so people leave the cells below empty or write "^^" there. */
import type { TableBlock, TableRow } from '../scan/blocks.ts';

const GOES_ON = /^(\^\^|"|〃)?$/;

/** Whether a column names groups of rows: its first cell is filled, and some cell below goes on. */
export function isMerged(table: TableBlock, column: number): boolean {
  if (column < 0 || GOES_ON.test(table.rows[0]?.cells[column]?.trim() ?? '')) return false;
  return table.rows.some(
    (row) => GOES_ON.test(row.cells[column]?.trim() ?? '') && row.cells.some((cell) => cell !== ''),
  );
}

/** The rows of a merged table by the cell that they go on from. */
export function mergedGroups(table: TableBlock, column: number): { cell: string; rows: TableRow[] }[] {
  const groups: { cell: string; rows: TableRow[] }[] = [];
  for (const row of table.rows) {
    const cell = row.cells[column]?.trim() ?? '';
    const open = groups.at(-1);
    if (open && GOES_ON.test(cell)) open.rows.push(row);
    else groups.push({ cell, rows: [row] });
  }
  return groups;
}
