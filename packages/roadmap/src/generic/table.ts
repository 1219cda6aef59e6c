/** Tables into items: one row is one resource, or one action where it has neither link nor hours. */
import type { Phase, Resource } from '../model.ts';
import type { TableBlock, TableRow } from '../scan/blocks.ts';
import { leadingBold, linksOf, plainText } from '../scan/inline.ts';
import { columnsOf, countsParts, type Column } from './columns.ts';
import { addAction, addDeliverable, addText, newPhase, type Context, type Place } from './context.ts';
import { amountIn, effortIn, hoursOf, weeksOf } from './effort.ts';
import { isGeneric, isSideLink, linkTitle, readEntry, statement, type Entry } from './entry.ts';
import { leadsOut } from './html.ts';
import { isMerged, mergedGroups } from './merged.ts';
import { addEntry, addLinks, LINKED } from './placing.ts';
import { bareTitle, trimSigns } from './title.ts';
import { keyOf, labelMode, type Mode } from './words.ts';

const NOTHING = /^(none|n\/?a|nil|-+|–|—|\.|no|nothing|tbd)?$/i;
const STUDIED = /^(courses?|resources?|books?|videos?|tutorials?|links?)\b/i;

interface Row {
  context: Context;
  phase: Phase;
  row: TableRow;
  header: string[];
  columns: Column[];
  /** Titles of the rows above, in lower case. */
  known: Set<string>;
}

/** Reads every row into the phase. */
export function readTable(
  context: Context,
  phase: Phase,
  table: TableBlock,
  mode: Mode,
  parentId: string | null,
): void {
  const columns = columnsOf(table, context.definitions);
  const header = table.header.map((cell) => plainText(cell, context.definitions));
  const studied = STUDIED.test(header[columns.indexOf('title')] ?? '');
  let current: Mode = studied ? 'auto' : mode;
  let under = parentId;
  const known = new Set<string>();
  for (const row of table.rows) {
    const at = { context, phase, row, header, columns, known };
    const label = rowLabel(at);
    if (label === null) readRow(at, current, under);
    else {
      const means = labelMode(keyOf(label));
      current = means ?? (studied ? 'auto' : mode);
      const place: Place = { lines: { start: row.line, end: row.line }, checked: null, parentId };
      under = means ? parentId : addAction(context, phase, statement(label, ''), place).id;
    }
  }
}

/** A row of nothing but bold words stands as a heading between rows: its first cell. */
function rowLabel(at: Row): string | null {
  const cells = at.row.cells.filter((cell) => cell !== '');
  if (at.row.cells.length < 2 || cells.length === 0 || cells.some((cell) => LINKED.test(cell))) return null;
  if (cells.length < 2 && at.row.cells[0] !== cells[0]) return null;
  const bold = cells.every((cell) => leadingBold(cell)?.rest === '');
  return bold ? trimSigns(plainText(cells[0] ?? '', at.context.definitions)) : null;
}

/** Whether each row of a table is a part of the programme ("Week | Topic | Hours"). */
export function isPlanTable(table: TableBlock): boolean {
  return table.rows.length > 1 && table.header.some((cell) => countsParts(plainText(cell)));
}

/** Reads a plan table: every row is a phase with the links, hours and work of its cells. */
export function readPlan(context: Context, table: TableBlock, parent: Phase | null): void {
  const columns = columnsOf(table, context.definitions);
  const header = table.header.map((cell) => plainText(cell, context.definitions));
  if (isMerged(table, columns.indexOf('index'))) {
    readMerged(context, table, parent, columns, header);
    return;
  }
  for (const row of table.rows) {
    const title = bareTitle(plainText(row.cells[columns.indexOf('title')] ?? '', context.definitions));
    const index = columns.indexOf('index');
    const count = plainText(row.cells[index] ?? '', context.definitions);
    const name = `${header[index] ?? ''} ${count.replace(/^[^\d]*/, '')}`.trim();
    if (title === '' && count === '') continue;
    const phase = newPhase(context, title || name, parent, { start: row.line, end: row.line });
    phase.weeks = weeksOf(name);
    const at = { context, phase, row, header, columns, known: new Set<string>() };
    phase.hours = statedHours(at);
    readPlanCells(at);
  }
}

/** A cell that goes on over the rows below it names a phase, and each row is one thing in it. */
function readMerged(
  context: Context,
  table: TableBlock,
  parent: Phase | null,
  columns: Column[],
  header: string[],
): void {
  const index = columns.indexOf('index');
  for (const { cell, rows } of mergedGroups(table, index)) {
    const words = plainText(cell, context.definitions);
    const name = /^\W*\d+\W*$/.test(words) ? `${header[index] ?? ''} ${words}`.trim() : words;
    const lines = { start: rows[0]?.line ?? 1, end: rows.at(-1)?.line ?? 1 };
    const phase = newPhase(context, bareTitle(name) || name, parent, lines);
    phase.weeks = weeksOf(name);
    const known = new Set<string>();
    for (const row of rows) {
      const cells = row.cells.map((one, at) => (at === index ? '' : one));
      readRow({ context, phase, row: { ...row, cells }, header, columns, known }, 'auto', null);
    }
  }
}

function readRow(at: Row, mode: Mode, parentId: string | null): void {
  const { context, phase, row, columns } = at;
  const md = row.cells[columns.indexOf('title')] ?? '';
  const hours = statedHours(at);
  const beside = cellsOf(at, ['links', 'other', 'index']).filter((cell) => cell.md !== md);
  let entry = readEntry(md, context.definitions);
  const extra = beside.flatMap((cell) => linksOf(cell.md, context.definitions)).filter(leadsOut);
  const main = extra.filter((link) => !isSideLink(link));
  if (entry.title === '' && main.length === 0) return;
  const place: Place = { lines: { start: row.line, end: row.line }, checked: stateOf(at), parentId };
  if (entry.url === null && main.length > 0) entry = fromLinkCell(entry, beside, context);
  else if (entry.kind !== 'group') entry = { ...entry, links: [...entry.links, ...extra] };
  const talk = cellsOf(at, ['discussion']).flatMap((cell) => linksOf(cell.md, context.definitions));
  const links = entry.kind === 'group' ? entry.links : [...entry.links, ...talk];
  const made = addEntry(context, phase, { ...entry, hours: hours ?? entry.hours, links }, place, mode, []);
  if (entry.kind === 'group') addLinks(context, phase, entry, { ...place, parentId: made.id, checked: null });
  const remarks = beside.map((cell) => remarkOf(cell, context)).filter((text) => text !== '');
  if (made.kind === 'resource') finishResource(made as Resource, at, remarks, entry);
  else addText(made, remarks.join('; '));
  for (const cell of cellsOf(at, ['deliverable'])) addWork(at, cell.md, place);
}

function finishResource(resource: Resource, at: Row, remarks: string[], entry: Entry): void {
  resource.remark = [entry.remark, ...remarks.filter((text) => text !== resource.title)]
    .filter((text) => text !== '')
    .join('; ');
  at.known.add(resource.title.toLowerCase());
  for (const cell of cellsOf(at, ['prerequisites'])) {
    const text = plainText(cell.md, at.context.definitions);
    // A comma may belong to the name of a course that stands above.
    const one = /[,;]/.test(text) && at.known.has(text.toLowerCase());
    resource.prerequisites.push(...(one ? [text] : namesIn(text)));
  }
}

/** The topic stands in one cell and the link in another: the link gives the title unless it says nothing. */
function fromLinkCell(topic: Entry, beside: Cell[], context: Context): Entry {
  const found = beside.map((cell) => ({
    kind: cell.kind,
    links: linksOf(cell.md, context.definitions).filter((link) => leadsOut(link) && !isSideLink(link)),
  }));
  const all = found.flatMap((cell) => cell.links);
  const links = found.filter((cell) => cell.kind === 'links').flatMap((cell) => cell.links);
  if (topic.title !== '' && found.some((cell) => cell.links.length > 1) && links.length !== 1) {
    return { ...topic, kind: 'group', links: all };
  }
  const first = links[0] ?? all[0];
  if (!first) return topic;
  const others = all.filter((link) => link !== first);
  const words = linkTitle(first);
  const named =
    topic.title !== '' && (links.length === 0 || all.length > 1 || isGeneric(words) || first.text === first.url);
  return {
    ...topic,
    kind: 'resource',
    title: named ? topic.title : words,
    url: first.url,
    links: others,
    remark: named ? '' : topic.title,
    text: '',
  };
}

/** Hours of a row: a column of hours, or duration x effort, or whichever of them says hours. */
function statedHours(at: Row): number | null {
  const plain = (kind: Column): string =>
    at.columns.includes(kind) ? plainText(cellsOf(at, [kind])[0]?.md ?? '', at.context.definitions) : '';
  const named = (kind: Column): string => at.header[at.columns.indexOf(kind)] ?? '';
  const direct = plain('hours');
  if (direct !== '') return hoursOf(effortIn(direct)) ?? amountIn(direct);
  const duration = effortIn(plain('duration'));
  const effort = effortIn(plain('effort'));
  const weekly =
    effort.hoursPerWeek ??
    duration.hoursPerWeek ??
    (/week/i.test(named('effort')) ? (effort.hours ?? amountIn(plain('effort'))) : null);
  const weeks = duration.weeks ?? (/week/i.test(named('duration')) ? amountIn(plain('duration')) : null);
  if (weeks !== null && weekly !== null) return hoursOf({ hours: null, weeks, days: null, hoursPerWeek: weekly });
  if (weekly !== null) return duration.hours;
  return hoursOf({ ...duration, hours: effort.hours ?? duration.hours });
}

function readPlanCells(at: Row): void {
  const { context, phase, row } = at;
  const place: Place = { lines: { start: row.line, end: row.line }, checked: stateOf(at), parentId: null };
  for (const cell of cellsOf(at, ['title', 'links', 'other', 'prerequisites', 'discussion'])) {
    const links = linksOf(cell.md, context.definitions).filter(leadsOut);
    const text = plainText(cell.md, context.definitions);
    if (links.length === 1 && cell.kind !== 'title') {
      const entry = readEntry(`${phase.title}: ${cell.md}`, context.definitions);
      addEntry(context, phase, { ...entry, remark: '' }, place, 'auto', []);
    } else if (links.length > 0) addLinks(context, phase, { ...readEntry(cell.md, context.definitions), links }, place);
    else if (cell.kind !== 'title' && !NOTHING.test(text)) {
      if (/topic|concept|skill|learn|content|what|task|activit/i.test(cell.name)) addTopics(at, text, place);
      else if (phase.goal === '') phase.goal = text;
      else addText(phase, `${cell.name}: ${text}`);
    }
  }
  for (const cell of cellsOf(at, ['deliverable'])) addWork(at, cell.md, place);
}

function addTopics(at: Row, text: string, place: Place): void {
  for (const topic of text.split(/[,;•]\s+/)) {
    if (topic.trim() !== '') addAction(at.context, at.phase, readEntry(topic.trim(), at.context.definitions), place);
  }
}

function addWork(at: Row, md: string, place: Place): void {
  const entry = readEntry(md, at.context.definitions);
  if (!NOTHING.test(entry.title)) addDeliverable(at.context, at.phase, entry, { ...place, checked: null });
}

interface Cell {
  kind: Column;
  name: string;
  md: string;
}

function cellsOf(at: Row, kinds: Column[]): Cell[] {
  const found: Cell[] = [];
  at.row.cells.forEach((md, i) => {
    const kind = at.columns[i] ?? 'other';
    if (md !== '' && kinds.includes(kind)) found.push({ kind, name: at.header[i] ?? '', md });
  });
  return found;
}

function remarkOf(cell: Cell, context: Context): string {
  const text = trimSigns(plainText(cell.md, context.definitions));
  if (NOTHING.test(text) || (cell.kind === 'links' && linksOf(cell.md, context.definitions).length > 0)) return '';
  return cell.kind === 'index' && cell.name !== '' && /^[\d\s–-]+$/.test(text) ? `${cell.name} ${text}` : text;
}

/** Names divided by commas outside brackets; a leading "and" is none of the name. */
function namesIn(text: string): string[] {
  const names: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i <= text.length; i += 1) {
    const char = text[i];
    if (char === '(') depth += 1;
    else if (char === ')') depth = Math.max(0, depth - 1);
    else if (i === text.length || ((char === ',' || char === ';') && depth === 0)) {
      names.push(
        text
          .slice(start, i)
          .trim()
          .replace(/^and\s+/i, ''),
      );
      start = i + 1;
    }
  }
  return names.filter((name) => !NOTHING.test(name));
}

function stateOf(at: Row): boolean | null {
  const at0 = at.columns.indexOf('state');
  if (at0 < 0) return null;
  const cell = at.row.cells[at0] ?? '';
  return /✅|☑|✔|✓|\[x\]|:(white_check_mark|heavy_check_mark|ballot_box_with_check):|^\s*(done|complete[d]?|finished|yes|100 ?%)\b/i.test(
    cell,
  );
}
