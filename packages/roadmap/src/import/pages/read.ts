/** The pages of an archive (a Notion export, a vault of notes, a repository of Markdown) as one roadmap. */
import { readGeneric } from '../../generic/read.ts';
import { scan } from '../../scan/scan.ts';
import { decode } from '../../text/decode.ts';
import type { ArchiveFile } from '../archive/unpack.ts';
import { rolesOf, unitOf } from '../base/columns.ts';
import { count, left, understood, type Findings } from '../base/findings.ts';
import { hoursOfCell } from '../base/hours.ts';
import { htmlToMarkdown } from '../formats/html.ts';
import { partsOfRoadmap } from '../base/of-roadmap.ts';
import { newEntry, newOutline, newPart, type Entry, type Outline, type Part } from '../base/parts.ts';
import { readTable } from '../formats/table.ts';
import { addressOf, noteOf } from '../base/words.ts';
import { arrange, foldersOf, withoutCommon } from './arrange.ts';
import { indexOf, untangle } from './links.ts';
import { partsOfOurs } from './ours.ts';
import { pageOf, shownPath, splitName, type Page } from './page.ts';

export interface PagesReading {
  kind: 'notion' | 'archive';
  outline: Outline;
}

/** Deeper pages stand beside their parents: nobody nests a roadmap further. */
const DEEPEST = 6;

interface Reading {
  findings: Findings;
  seen: Set<Page>;
}

/** Whether a file is one that pages are made of. */
export function isPage(path: readonly string[]): boolean {
  return /\.(md|markdown|mdx|txt|csv|tsv|html?)$/i.test(path.at(-1) ?? '');
}

export function readPages(files: readonly ArchiveFile[], fallback: string, findings: Findings): PagesReading {
  const kept = withoutCommon(withoutDoubles(files.filter(({ path }) => isPage(path))));
  const pages = kept.map((file) => pageFrom(file, findings));
  const index = indexOf(pages);
  for (const page of pages) if (page.kind === 'page') untangle(page, index, findings);
  const roots = arrange(pages, foldersOf(kept));
  const isNotion = pages.some(({ id }) => id !== null);
  tell(pages, isNotion, findings);
  const reading: Reading = { findings, seen: new Set() };
  const [root, ...others] = roots;
  if (root && others.length === 0)
    return { kind: isNotion ? 'notion' : 'archive', outline: rootOutline(reading, root) };
  const parts = roots.flatMap((page) => partsOfPage(reading, page, 0));
  return { kind: isNotion ? 'notion' : 'archive', outline: newOutline(fallback, parts) };
}

/** Notion exports each database twice: as it is shown, and (`_all`) whole. */
function withoutDoubles(files: readonly ArchiveFile[]): ArchiveFile[] {
  const whole = new Set(files.map(({ path }) => path.join('/')).filter((name) => /_all\.csv$/i.test(name)));
  return files.filter(({ path }) => !whole.has(path.join('/').replace(/\.csv$/i, '_all.csv')));
}

function pageFrom({ path, bytes }: ArchiveFile, findings: Findings): Page {
  const name = path.at(-1) ?? '';
  const { source, diagnostics } = decode(bytes);
  for (const { line, message } of diagnostics) left(findings, { file: shownPath(path), line }, message);
  if (/\.(csv|tsv)$/i.test(name)) return pageOf(path, 'table', source);
  return pageOf(path, 'page', /\.html?$/i.test(name) ? htmlToMarkdown(source, findings, shownPath(path)) : source);
}

function tell(pages: readonly Page[], isNotion: boolean, findings: Findings): void {
  const tables = pages.filter(({ kind }) => kind === 'table').length;
  const what = isNotion ? 'A Notion export' : 'An archive';
  const databases = tables === 0 ? '' : ` and ${count(tables, isNotion ? 'database' : 'table')}`;
  understood(findings, { file: null }, `${what} with ${count(pages.length - tables, 'page')}${databases}.`);
}

/** The page on top names the roadmap; its headings and the pages under it are the phases. */
function rootOutline(reading: Reading, root: Page): Outline {
  reading.seen.add(root);
  if (root.kind === 'table') return newOutline(root.title, partsOfTable(reading, root, 0));
  const source = `# ${root.title}\n\n${root.text}`;
  const { roadmap } = readGeneric(source, scan(source).blocks);
  const own = partsOfRoadmap(roadmap).filter(hasWork);
  const { purpose, weeks, hoursPerWeek } = roadmap.snapshot;
  const parts = partsOfOurs(root) ?? [...own, ...root.children.flatMap((child) => partsOfPage(reading, child, 0))];
  return newOutline(root.title, parts, { purpose: noteOf(purpose ?? ''), weeks, hoursPerWeek });
}

function hasWork(part: Part): boolean {
  return part.entries.length > 0 || part.goal !== '' || part.parts.some(hasWork);
}

function partsOfPage(reading: Reading, page: Page, depth: number): Part[] {
  // A page that was read is not read again, whatever rings the folders make.
  if (reading.seen.has(page)) return [];
  reading.seen.add(page);
  if (page.kind === 'table') return partsOfTable(reading, page, depth);
  const [part, ...beside] = ownParts(page);
  const below = page.children.flatMap((child) => partsOfPage(reading, child, depth + 1));
  // A folder around one thing says nothing more than the thing.
  if (page.kind === 'folder' && below.length === 1) return below;
  const main = part ?? newPart(page.title);
  applyProperties(main, page);
  if (below.length === 0 && beside.length === 0 && !hasWork(main)) {
    left(reading.findings, { file: page.file }, 'This page has nothing to study or to tick, and is left out.');
    return [];
  }
  if (depth >= DEEPEST) return [main, ...beside, ...below];
  return [{ ...main, parts: [...main.parts, ...below] }, ...beside];
}

/** The parts of a page alone: it is read as a section, so that "Resources" in it is a label and not a phase. */
function ownParts(page: Page): Part[] {
  if (page.text.trim() === '') return [];
  // Only a title that says what is in it may do so: a page called "Build" or "Notes" is a page.
  const heading = /^(\w+ ){0,2}(projects?|deliverables?|resources?|books?|courses?|links)$/i.test(page.title)
    ? page.title
    : 'Page';
  const source = `# Roadmap\n\n## ${heading}\n\n${shifted(page.text)}\n`;
  const { roadmap } = readGeneric(source, scan(source).blocks);
  const parts = partsOfRoadmap(roadmap);
  const [first] = parts;
  if (first && parts.length === 1) first.title = page.title;
  return parts;
}

/** Headings two levels further in; inside code nothing is a heading. */
function shifted(text: string): string {
  let fence = '';
  return text
    .split('\n')
    .map((line) => {
      const mark = /^\s{0,3}(```|~~~)/.exec(line)?.[1];
      if (mark !== undefined && (fence === '' || fence === mark)) fence = fence === '' ? mark : '';
      const heading = fence === '' ? /^ {0,3}(#{1,6})(?=\s)/.exec(line)?.[1] : undefined;
      return heading === undefined
        ? line
        : `${'#'.repeat(Math.min(6, heading.length + 2))}${line.trimStart().slice(heading.length)}`;
    })
    .join('\n');
}

function applyProperties(part: Part, page: Page): void {
  for (const [name, value] of page.properties) {
    const [role] = rolesOf(name);
    if (role === 'hours') part.hours ??= hoursOfCell(value, unitOf(name) ?? 'hours');
    else if (role === 'url') {
      const url = addressOf(value);
      if (url !== null) part.entries.unshift(newEntry(part.title, { url }));
    }
  }
}

/** A database: rows are entries, or phases where their pages hold a list of their own. */
function partsOfTable(reading: Reading, page: Page, depth: number): Part[] {
  const { parts, byTitle } = readTable(page.text, page.title, reading.findings, page.file);
  const holders = new Map(
    parts.flatMap((part) => [part, ...part.parts]).flatMap((part) => part.entries.map((entry) => [entry, part])),
  );
  for (const child of page.children) {
    const entry = byTitle.get(child.title) ?? byTitle.get(splitName(child.file.split('/').at(-1) ?? '').words);
    const holder = entry && holders.get(entry);
    if (!entry || !holder) {
      parts.push(...partsOfPage(reading, child, depth + 1));
      continue;
    }
    reading.seen.add(child);
    takeRow(reading, holder, entry, child, depth);
  }
  return parts.filter(hasWork);
}

function takeRow(reading: Reading, holder: Part, entry: Entry, page: Page, depth: number): void {
  const below = page.children.flatMap((child) => partsOfPage(reading, child, depth + 1));
  const own = ownParts(page);
  const holds = below.length > 0 || own.some((part) => part.entries.length > 0 || part.parts.length > 0);
  if (!holds) {
    const words = own
      .map(({ goal }) => goal)
      .join(' ')
      .trim();
    if (words !== '') entry.note = [entry.note, words].filter((one) => one !== '').join(' ');
    return;
  }
  holder.entries = holder.entries.filter((one) => one !== entry);
  const [first = newPart(entry.title), ...others] = own;
  const material = entry.url === null ? [] : [{ ...entry, hours: null, note: '' }];
  const goal = first.goal || entry.note;
  holder.parts.push(
    {
      ...first,
      title: entry.title,
      goal,
      hours: entry.hours ?? first.hours,
      entries: [...material, ...first.entries],
      parts: [...first.parts, ...below],
    },
    ...others,
  );
}
