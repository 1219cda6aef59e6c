/** What every reader of a foreign format makes: parts with entries, in the order of the source. */
import type { Link } from '../../model.ts';

export type ImportKind =
  | 'waymark'
  | 'markdown'
  | 'notion'
  | 'archive'
  | 'roadmap-sh'
  | 'opml'
  | 'table'
  | 'bookmarks'
  | 'html'
  | 'list'
  | 'json'
  | 'programme'
  | 'unknown';

/** One thing to work on. */
export interface Entry {
  kind: 'action' | 'resource' | 'deliverable';
  /** Plain text. */
  title: string;
  url: string | null;
  /** Further addresses. */
  links: Link[];
  hours: number | null;
  /** Null where the source has no box for it. */
  checked: boolean | null;
  /** Markdown on one line. */
  note: string;
  entries: Entry[];
}

/** A stretch of work: what becomes a phase. */
export interface Part {
  title: string;
  /** Markdown on one line. */
  goal: string;
  weeks: number | null;
  hours: number | null;
  entries: Entry[];
  parts: Part[];
}

/** A roadmap before it is written as Markdown. */
export interface Outline {
  title: string;
  purpose: string;
  weeks: number | null;
  hoursPerWeek: number | null;
  parts: Part[];
}

/** What was understood, or not, and where it stands. */
export interface Finding {
  /** A file inside an archive; null for the thing itself. */
  file: string | null;
  /** 1-based; null where there are no lines. */
  line: number | null;
  message: string;
}

export function newEntry(title: string, more: Partial<Entry> = {}): Entry {
  const entry: Entry = {
    kind: 'action',
    title,
    url: null,
    links: [],
    hours: null,
    checked: null,
    note: '',
    entries: [],
    ...more,
  };
  if (more.kind === undefined && (entry.url !== null || entry.hours !== null)) entry.kind = 'resource';
  return entry;
}

export function newPart(title: string, more: Partial<Part> = {}): Part {
  return { title, goal: '', weeks: null, hours: null, entries: [], parts: [], ...more };
}

export function newOutline(title: string, parts: Part[], more: Partial<Outline> = {}): Outline {
  return { title, purpose: '', weeks: null, hoursPerWeek: null, parts, ...more };
}
