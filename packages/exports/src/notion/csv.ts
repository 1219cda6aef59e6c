/** A database as CSV that Notion's importer takes (RFC 4180), and that a spreadsheet opens without harm. */
import type { Cell, ColumnType, NotionTable } from './input.ts';

/** As in Notion's own exports; without it a spreadsheet takes UTF-8 for something else. */
const BYTE_ORDER_MARK = '\uFEFF';

/** A spreadsheet takes a cell that begins so for a formula (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/u;

export function toCsv({ columns, rows }: NotionTable): string {
  const lines = [
    columns.map(({ name }) => quoted(name)),
    ...rows.map(({ cells }) => columns.map(({ type }, at) => quoted(written(type, cells[at] ?? null)))),
  ];
  return BYTE_ORDER_MARK + lines.map((fields) => `${fields.join(',')}\r\n`).join('');
}

/** Texts come from roadmaps and notes, so they are guarded by an apostrophe; numbers and dates are ours. */
function written(type: ColumnType, cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  if (type === 'date') return tellDate(cell);
  const clean = cell.toWellFormed().replaceAll('\0', ' ');
  return FORMULA.test(clean) ? `'${clean}` : clean;
}

function quoted(field: string): string {
  return /[",\r\n]|^\s|\s$/u.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

/** `November 26, 2026 6:30 PM`: the form in which Notion writes dates, and the one it reads without a doubt about order. */
function tellDate(date: string): string {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d))?$/u.exec(date);
  const [, year = '', month = '', day = '', hour, minute = ''] = match ?? [];
  const name = MONTHS[Number(month) - 1];
  if (name === undefined) return '';
  const days = `${name} ${Number(day)}, ${year}`;
  if (hour === undefined) return days;
  return `${days} ${Number(hour) % 12 || 12}:${minute} ${Number(hour) < 12 ? 'AM' : 'PM'}`;
}
