/** A table of things to learn (CSV, TSV, a database of Notion) as parts. */
import { linksOf } from '../../scan/inline.ts';
import { doneOf, type Role } from '../base/columns.ts';
import { readDelimited, type Row } from './delimited.ts';
import { count, left, understood, type Findings } from '../base/findings.ts';
import { headerOf, type Header } from './header.ts';
import { hoursOfCell } from '../base/hours.ts';
import { newEntry, newPart, type Entry, type Part } from '../base/parts.ts';
import { addressOf, headingOf, noteOf, oneLine, splitAddress, titleOf } from '../base/words.ts';

export interface TableReading {
  /** What stands above the header, alone in its row; '' where nothing does. */
  title: string;
  parts: Part[];
  /** Entries by the row's title as it is written, for pages that belong to rows. */
  byTitle: Map<string, Entry>;
}

const SAYS: Partial<Record<Role, string>> = {
  title: 'what to do',
  url: 'the address',
  hours: 'the time',
  phase: 'the phase',
  section: 'the section',
  note: 'a note',
  done: 'whether it is done',
};

interface Reading {
  header: Header;
  findings: Findings;
  file: string | null;
  out: TableReading;
  /** Part that a row without a phase of its own belongs to. */
  open: Part | null;
  phases: Map<string, Part>;
  fallback: string;
  /** The last phase that was named: merged cells name it once. */
  lastPhase: string;
  lastSection: string;
}

/**
 * @param fallback name of the phase where no column names one
 * @param file inside an archive, or null
 */
export function readTable(
  text: string,
  fallback: string,
  findings: Findings,
  file: string | null = null,
): TableReading {
  const table = readDelimited(text);
  for (const line of table.unclosed.slice(0, 5)) {
    left(findings, { file, line }, 'A quotation mark opens here and never ends. It was read as a letter.');
  }
  const header = headerOf(table.rows);
  const out: TableReading = { title: titleAbove(header), parts: [], byTitle: new Map() };
  const reading: Reading = {
    header,
    findings,
    file,
    out,
    fallback,
    open: null,
    phases: new Map(),
    lastPhase: '',
    lastSection: '',
  };
  tellColumns(reading);
  for (const row of header.rows) readRow(reading, row);
  understood(
    findings,
    { file },
    `${count(out.byTitle.size, 'row')} of a table with ${count(header.names.length || (table.rows[0]?.cells.length ?? 0), 'column')}.`,
  );
  return out;
}

function titleAbove({ above }: Header): string {
  const [row] = above;
  const filled = row?.cells.filter((cell) => cell !== '') ?? [];
  return filled.length === 1 ? headingOf(filled[0] ?? '') : '';
}

function tellColumns({ header, findings, file }: Reading): void {
  const { columns, names } = header;
  const place = { file, line: header.line };
  if (names.length === 0 && header.rows.length > 0) {
    left(findings, place, 'The table has no line of names. What its columns mean was read from what stands in them.');
  }
  for (const [role, at] of Object.entries(columns) as [Role, number][]) {
    const says = SAYS[role];
    const name = names[at];
    if (says !== undefined && name) understood(findings, place, `The column “${oneLine(name)}” is ${says}.`);
  }
  const unused = names.filter((name, at) => name !== '' && !Object.values(columns).includes(at));
  if (unused.length > 0) {
    left(
      findings,
      place,
      `${count(unused.length, 'column')} without a place in a roadmap (${unused.map((name) => `“${oneLine(name)}”`).join(', ')}): kept in the remarks.`,
    );
  }
  if (columns.hours !== undefined && !header.unitStated && header.unit === 'minutes') {
    left(findings, place, 'The times have no unit. They were read as minutes, since nearly all are 15 or more.');
  }
}

function readRow(reading: Reading, row: Row): void {
  const { header, findings, file, out } = reading;
  const cell = (role: Role): string => {
    const at = header.columns[role];
    return at === undefined ? '' : (row.cells[at] ?? '');
  };
  const filled = row.cells.filter((one) => one !== '');
  if (isHeadingRow(header, row, filled)) {
    reading.open = newPart(headingOf(filled[0] ?? ''));
    out.parts.push(reading.open);
    return;
  }
  const entry = entryOf(header, row, cell);
  if (entry === null) {
    if (cell('phase') !== '' || cell('section') !== '') partOf(reading, cell('phase'), cell('section'));
    // A row that only opens a phase has said what it has to say.
    if (filled.length > (cell('phase') === '' ? 0 : 1) + (cell('section') === '' ? 0 : 1))
      left(
        findings,
        { file, line: row.line },
        `A row without a title: ${filled
          .slice(0, 3)
          .map((one) => `“${oneLine(one).slice(0, 60)}”`)
          .join(', ')}.`,
      );
    return;
  }
  if (cell('hours') !== '' && entry.hours === null && !/^[-–—?]+$|^n\/?a$|^tbd$/i.test(cell('hours'))) {
    left(
      findings,
      { file, line: row.line },
      `“${oneLine(cell('hours')).slice(0, 60)}” is no time that we can read. It stands in the remark.`,
    );
  }
  out.byTitle.set(out.byTitle.has(entry.title) ? `${entry.title}\0${row.line}` : entry.title, entry);
  partOf(reading, cell('phase'), cell('section')).entries.push(entry);
}

/** A lone cell in a table of several columns heads the rows below it. */
function isHeadingRow(header: Header, row: Row, filled: string[]): boolean {
  if (filled.length !== 1 || row.cells.length < 3 || header.columns.phase !== undefined) return false;
  return row.cells[0] !== '' && addressOf(filled[0] ?? '') === null && header.columns.section === undefined;
}

function partOf(reading: Reading, phase: string, section: string): Part {
  const { header, out, fallback } = reading;
  const { columns } = header;
  if (columns.phase === undefined && columns.section === undefined) {
    if (reading.open) return reading.open;
    return namedPart(reading, out.parts, '', fallback);
  }
  if (phase !== '' && phase !== reading.lastPhase) reading.lastSection = '';
  if (phase !== '') reading.lastPhase = phase;
  if (section !== '') reading.lastSection = section;
  if (columns.phase === undefined)
    return namedPart(reading, out.parts, '', sectionName(reading, reading.lastSection) || fallback);
  const outer = namedPart(reading, out.parts, '', reading.lastPhase || fallback);
  if (columns.section === undefined || reading.lastSection === '') return outer;
  return namedPart(reading, outer.parts, outer.title, sectionName(reading, reading.lastSection));
}

/** A bare number under "Week" is "Week 3". */
function sectionName({ header }: Reading, cell: string): string {
  const name = header.names[header.columns.section ?? -1] ?? '';
  return /^\d+([-–]\d+)?$/.test(cell) ? `${oneLine(name).replace(/\s*(no\.?|nr\.?|#|number)$/i, '')} ${cell}` : cell;
}

function namedPart({ phases }: Reading, list: Part[], above: string, name: string): Part {
  const key = `${above}\0${name.toLowerCase()}`;
  const known = phases.get(key);
  if (known) return known;
  const part = newPart(headingOf(name));
  phases.set(key, part);
  list.push(part);
  return part;
}

function entryOf(header: Header, row: Row, cell: (role: Role) => string): Entry | null {
  const inTitle = linksOf(cell('title'));
  const plain = inTitle[0] ? inTitle[0].text : cell('title');
  const split = inTitle[0] ? { url: inTitle[0].url, rest: plain } : splitAddress(plain);
  const addresses = cell('url')
    .split(/[\s,;|]+(?=https?:|www\.)/i)
    .map((one) => addressOf(one) ?? linksOf(one)[0]?.url ?? null);
  const [first = null, ...more] = [...addresses, split.url].filter((one) => one !== null);
  const { title, rest } = titleOf(oneLine(split.rest) || (first ?? ''));
  if (title === '') return null;
  const hours = hoursOfCell(cell('hours'), header.unit);
  const remarks = [rest, cell('note'), hours === null ? cell('hours') : '', ...othersOf(header, row)];
  const isDone = header.columns.done === undefined ? null : (doneOf(cell('done')) ?? false);
  const entry = newEntry(title, {
    url: first,
    links: more.map((url) => ({ text: url, url })),
    hours,
    checked: isDone,
    note: noteOf(
      remarks
        .filter((text) => text !== '')
        .join('. ')
        .replace(/\.\. /g, '. '),
    ),
  });
  if (/\b(project|projekt|proyecto|deliverable|milestone|capstone)\b/i.test(cell('kind')) && first === null)
    entry.kind = 'deliverable';
  return entry;
}

/** Cells of columns that mean nothing to us, with their names. */
function othersOf({ columns, names }: Header, { cells }: Row): string[] {
  const known = new Set(
    Object.entries(columns)
      .filter(([role]) => role !== 'kind')
      .map(([, at]) => at),
  );
  return cells.flatMap((cell, at) => {
    const name = names[at] ?? '';
    return known.has(at) || cell === '' || addressOf(cell) !== null || name === '' ? [] : [`${name}: ${cell}`];
  });
}
