/** Anything people have, as a roadmap that can be edited: bytes or text in, Markdown out, with what was understood and what not. */
import type { RoadmapDocument } from '../model.ts';
import { parse } from '../parse.ts';
import { decode } from '../text/decode.ts';
import { isZip } from './archive/directory.ts';
import { unpack, type ArchiveFile, type Limits } from './archive/unpack.ts';
import { readBookmarks } from './formats/bookmarks.ts';
import { left, newFindings, understood, type Findings } from './base/findings.ts';
import { htmlToMarkdown } from './formats/html.ts';
import { readJson } from './json/read.ts';
import { parseJson } from './json/values.ts';
import { readList } from './formats/list.ts';
import { readOpml } from './formats/opml.ts';
import { withoutObsidian } from './formats/obsidian.ts';
import { isPage, readPages } from './pages/read.ts';
import { splitName } from './pages/page.ts';
import { newOutline, type Finding, type ImportKind, type Outline } from './base/parts.ts';
import { recognise } from './recognise.ts';
import { readTable } from './formats/table.ts';
import { headingOf } from './base/words.ts';
import { writeRoadmap } from './write.ts';

export interface Imported {
  kind: ImportKind;
  /** The roadmap as Markdown; '' where nothing was understood. */
  source: string;
  document: RoadmapDocument;
  understood: Finding[];
  left: Finding[];
  /** Findings that there was no room for. */
  more: number;
}

export interface ImportOptions {
  /** Name of the file: gives a title where nothing inside does, and is no proof of anything. */
  name?: string;
  /** Of archives. */
  limits?: Limits;
}

type Reading = { kind: ImportKind; markdown: string } | { kind: ImportKind; outline: Outline };

interface Input {
  name: string;
  /** What a title is taken from where nothing else has one. */
  fallback: string;
  findings: Findings;
  limits: Limits | undefined;
}

/**
 * Reads anything as a roadmap.
 *
 * Never throws: what cannot be read is told in `left`. Markdown passes as it is (after repair of its encoding); every
 * other form becomes Markdown of our own form.
 */
export function importAny(input: Uint8Array | string, options: ImportOptions = {}): Imported {
  const findings = newFindings();
  const name = (options.name ?? '').slice(0, 300);
  const fallback = headingOf(
    splitName(name.split(/[\\/]/).at(-1) ?? '')
      .words.replace(/\.zip$/i, '')
      .replace(/[_-]+/g, ' '),
  );
  const reading = read(input, {
    name,
    fallback: capital(fallback) || 'Imported roadmap',
    findings,
    limits: options.limits,
  });
  const source = 'markdown' in reading ? reading.markdown : writeRoadmap(reading.outline, findings);
  const document = parse(source);
  if ('markdown' in reading) tellMarkdown(document, findings);
  return { kind: reading.kind, source: document.source, document, ...findings };
}

/** "my-plan" is a name of a file; a title begins with a capital. */
function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

const NOTHING: Reading = { kind: 'unknown', markdown: '' };

function read(input: Uint8Array | string, about: Input): Reading {
  if (typeof input === 'string' || !isZip(input)) return readText(input, about, null);
  const files = unpack(input, about.findings, about.limits);
  const [only] = files;
  if (only && files.length === 1 && !/\.(csv|tsv)$/i.test(only.path.at(-1) ?? '')) return readOnly(only, about);
  const pages = files.filter(({ path }) => isPage(path));
  for (const { path } of pages.length === 0 ? [] : files.filter((file) => !pages.includes(file))) {
    left(about.findings, { file: path.join('/') }, 'Not read, since there are pages beside it. Import it by itself.');
  }
  if (pages.length > 0) return readPages(pages, about.fallback, about.findings);
  if (only) return readOnly(only, about);
  left(
    about.findings,
    { file: null },
    'Nothing in this archive can be read as a roadmap: no Markdown, table, outline or list is in it.',
  );
  return NOTHING;
}

/** An archive with one file in it is that file. */
function readOnly({ path, bytes }: ArchiveFile, about: Input): Reading {
  const { words, id } = splitName(path.at(-1) ?? '');
  const fallback = capital(headingOf(words)) || about.fallback;
  const reading = readText(bytes, { ...about, name: path.at(-1) ?? '', fallback }, path.join('/'));
  return id === null ? reading : { ...reading, kind: 'notion' };
}

function readText(input: Uint8Array | string, about: Input, file: string | null): Reading {
  const { findings, fallback } = about;
  const { source, diagnostics } = decode(input);
  const unreadable = diagnostics.find(({ code }) => code === 'not-text');
  if (unreadable) {
    left(findings, { file, line: unreadable.line }, unreadable.message);
    return NOTHING;
  }
  if (source.trim() === '') {
    left(findings, { file }, 'There is nothing in it.');
    return NOTHING;
  }
  for (const { line, code, message } of diagnostics) {
    (code === 'repaired-encoding' ? understood : left)(findings, { file, line }, message);
  }
  const json = parseJson(source);
  if (json !== undefined) {
    const reading = readJson(json, fallback, findings, file);
    if (reading) return reading;
    left(findings, { file }, 'This is JSON, and nothing in it has a title.');
    return NOTHING;
  }
  return readPlain(source, about, file);
}

function readPlain(source: string, { name, fallback, findings }: Input, file: string | null): Reading {
  const kind = recognise(source, name);
  switch (kind) {
    case 'bookmarks':
      return { kind, outline: readBookmarks(source, fallback, findings, file) };
    case 'opml':
      return { kind, outline: readOpml(source, fallback, findings, file) };
    case 'table': {
      const { title, parts } = readTable(source, fallback, findings, file);
      return { kind, outline: newOutline(title || fallback, parts) };
    }
    case 'list':
      return { kind, outline: readList(source, fallback, findings, file) };
    case 'html':
      understood(findings, { file }, 'A page in HTML: its headings, lists, tables and links.');
      return { kind, markdown: htmlToMarkdown(source, findings, file) };
    case 'waymark':
    case 'markdown':
      return { kind, markdown: withoutObsidian(source, findings, file) };
  }
}

const KEPT = new Set([
  'unread-section',
  'unknown-section',
  'unread-part',
  'relative-link',
  'bad-url',
  'empty-item',
  'unclosed-code',
  'unclosed-comment',
]);

/** Of Markdown, what the reader of documents noticed. */
function tellMarkdown({ roadmap, diagnostics, dialect }: RoadmapDocument, findings: Findings): void {
  if (roadmap.phases.length > 0) {
    const form = dialect === 'waymark' ? 'Waymark’s own form' : 'Markdown';
    understood(findings, { file: null }, `${form} with ${roadmap.phases.length} phases. It is taken as it is.`);
  }
  for (const { code, line, message } of diagnostics) if (KEPT.has(code)) left(findings, { file: null, line }, message);
}
