/** What a programme in Notion is made of. Plain data: the caller gathers it, nothing here asks a clock. */
import type { Roadmap } from '@waymark/roadmap';
import type { NotePiece } from '@waymark/roadmap/notes';

export interface NotionInput {
  roadmap: Roadmap;
  /** How an item stands, by id; an item that is not there is open. */
  states: ReadonlyMap<string, { state: 'open' | 'done' | 'skipped' | 'deferred'; strength: string | null }>;
  /** The learner's notes by item id, cut at their links to items. */
  notes: ReadonlyMap<string, readonly NotePiece[]>;
  /** Minutes logged, by item id. */
  logged: ReadonlyMap<string, number>;
  /** Every signal with the day on which it was proved (YYYY-MM-DD), null while it is not. */
  signals: readonly { itemId: string; provedOn: string | null; missing: string }[];
  metrics: readonly { itemId: string; title: string; value: number | null; unit: string; updatedAt: string | null }[];
  blocks: readonly PlannedBlock[];
}

/** A sitting; `Block` of @waymark/learning fits. */
export interface PlannedBlock {
  id: string;
  date: string;
  /** Minutes after local midnight. */
  startMinute: number;
  minutes: number;
  kind: string;
  title: string;
  phaseId: string | null;
  status: string;
}

/** One thing on a page. */
export type Part =
  | { type: 'heading'; level: 2 | 3; text: string }
  /** Markdown on one line. */
  | { type: 'paragraph'; markdown: string }
  | { type: 'bullet'; markdown: string; children?: Part[] }
  | { type: 'to-do'; markdown: string; checked: boolean; children?: Part[] }
  /** A learner's own Markdown, as long as it likes. */
  | { type: 'note'; text: NoteText }
  | { type: 'page-link'; page: string };

/** Markdown, and links to items: what they are called, and the page that they stand on. */
export type NoteText = readonly (string | { label: string; page: string })[];

export interface NotionPage {
  /** Stable: `page/programme`, or `page/` and a phase's id. */
  object: string;
  title: string;
  /** Page that it stands in; null for the programme's. */
  parent: string | null;
  parts: Part[];
}

export type ColumnType = 'title' | 'text' | 'url' | 'number' | 'select' | 'date';

/** `date` is YYYY-MM-DD, with `THH:MM` (local) where a time belongs to it; null and '' are an empty cell. */
export type Cell = string | number | null;

export interface NotionTable {
  object: string;
  title: string;
  columns: { name: string; type: ColumnType }[];
  rows: { object: string; cells: Cell[] }[];
}

export interface NotionProgramme {
  pages: NotionPage[];
  tables: NotionTable[];
}
