/**
 * The roadmap as data: what a document says, part by part.
 *
 * Every part is an `Item` with a stable id and the lines it came from, so that an edit, a diff, a merge,
 * a note or a piece of evidence can all point at the same thing. The model is plain JSON.
 */

/** Every kind of item, in the order in which the parts stand in a document. */
export const ITEM_KINDS = [
  'prerequisite',
  'tool',
  'pillar',
  'phase',
  'action',
  'resource',
  'deliverable',
  'quick-win',
  'leverage-move',
  'week',
  'day',
  'signal',
  'metric',
  'practice',
  'prompt',
  'note',
] as const;

export type ItemKind = (typeof ITEM_KINDS)[number];

/** Lines of the (repaired) document: 1-based, both ends included. */
export interface LineRange {
  start: number;
  end: number;
}

export interface Item {
  /** Stable: kept when the item is reworded, moved or re-ordered. Form: `<kind>/<slug>`, unique in a roadmap. */
  id: string;
  kind: ItemKind;
  /** Plain text on one line, without Markdown marks. */
  title: string;
  /** The rest of the item as Markdown (may be empty, may have links and code). */
  text: string;
  lines: LineRange;
}

export interface Link {
  text: string;
  url: string;
}

export interface Snapshot {
  purpose: string | null;
  audience: string | null;
  /** Whole programme, in weeks. */
  weeks: number | null;
  hoursPerWeek: number | null;
  lines: LineRange | null;
}

/** A tool of the readiness check; `checked` is its checkbox in the document. */
export interface Tool extends Item {
  kind: 'tool';
  checked: boolean;
}

export interface Pillar extends Item {
  kind: 'pillar';
  weeks: number | null;
  focus: string;
  successMetric: string;
}

/** Something to study or do inside a phase. */
export interface Action extends Item {
  kind: 'action';
  links: Link[];
  /** A checkbox in the document: null where it has none. */
  checked: boolean | null;
  /** Id of the item it is nested under, where a list is nested. */
  parentId: string | null;
}

export interface Resource extends Item {
  kind: 'resource';
  url: string | null;
  /** Every further link of the item (alternatives, chat, mirrors). */
  links: Link[];
  /** Expected effort, in hours: stated, or the middle of weeks x hours per week; null where the document is silent. */
  hours: number | null;
  remark: string;
  /** What the document says must be known before, as written. */
  prerequisites: string[];
  checked: boolean | null;
  parentId: string | null;
}

export interface Deliverable extends Item {
  kind: 'deliverable';
  links: Link[];
  checked: boolean | null;
  parentId: string | null;
}

export interface Phase extends Item {
  kind: 'phase';
  /** 0 for a phase at the top, 1 for a part of a phase and so on (imported roadmaps nest headings). */
  depth: number;
  parentId: string | null;
  weeks: number | null;
  /** Hours that the heading states. */
  hours: number | null;
  goal: string;
  actions: Action[];
  resources: Resource[];
  deliverables: Deliverable[];
  /** Hours that the effort estimate states. */
  effortHours: number | null;
}

export interface QuickWin extends Item {
  kind: 'quick-win';
  links: Link[];
}

export interface Week extends Item {
  kind: 'week';
  days: Day[];
}

export interface Day extends Item {
  kind: 'day';
  /** ISO weekdays it stands for, Monday = 1: `[1]`, or `[6, 7]` for "Weekend". */
  weekdays: number[];
}

export interface Signal extends Item {
  kind: 'signal';
  phaseId: string | null;
  checked: boolean;
}

export interface Roadmap {
  title: string;
  snapshot: Snapshot;
  prerequisites: (Item & { kind: 'prerequisite' })[];
  tools: Tool[];
  pillars: Pillar[];
  phases: Phase[];
  quickWins: QuickWin[];
  leverageMoves: (Item & { kind: 'leverage-move' })[];
  weeks: Week[];
  signals: Signal[];
  metrics: (Item & { kind: 'metric' })[];
  practices: (Item & { kind: 'practice' })[];
  prompts: (Item & { kind: 'prompt' })[];
  /** Sections that no part of the model claims, kept whole. */
  notes: (Item & { kind: 'note' })[];
}

/** Any item of a roadmap, discriminated by `kind`. */
export type AnyItem =
  | Roadmap['prerequisites'][number]
  | Tool
  | Pillar
  | Phase
  | Action
  | Resource
  | Deliverable
  | QuickWin
  | Roadmap['leverageMoves'][number]
  | Week
  | Day
  | Signal
  | Roadmap['metrics'][number]
  | Roadmap['practices'][number]
  | Roadmap['prompts'][number]
  | Roadmap['notes'][number];

export type Severity = 'error' | 'warning' | 'info';

export interface Diagnostic {
  /** 1-based line of the (repaired) document. */
  line: number;
  /** Kebab-case, listed in docs/format.md. */
  code: string;
  severity: Severity;
  /** What is wrong and what to do about it, for a person. */
  message: string;
}

/** What `waymark lint --json` prints. */
export interface Counts {
  prerequisites: number;
  tools: number;
  pillars: number;
  phases: number;
  actions: number;
  resources: number;
  resourceHours: number;
  deliverables: number;
  quickWins: number;
  leverageMoves: number;
  weeks: number;
  days: number;
  signals: number;
  metrics: number;
  practices: number;
  prompts: number;
}

/** A parsed document: the model, where it came from, and what was noticed on the way. */
export interface RoadmapDocument {
  /** The text after repair: printing an untouched document gives exactly this. */
  source: string;
  /** Which reading of the document produced the model. */
  dialect: 'waymark' | 'generic';
  roadmap: Roadmap;
  diagnostics: Diagnostic[];
}

export type ChangeKind = 'added' | 'removed' | 'changed' | 'moved';

/** One structural difference between two versions of a roadmap. */
export interface Change {
  kind: ChangeKind;
  itemId: string;
  itemKind: ItemKind;
  title: string;
  /** For `changed`: which field; for `moved`: 'position' or 'parent'. */
  field: string | null;
  before: string | number | boolean | null;
  after: string | number | boolean | null;
}

/** What became of the ids of an earlier version in a later one. */
export interface Reconciliation {
  /** Ids present in both. */
  kept: string[];
  /** Ids new in the later version. */
  added: string[];
  /** Items of the earlier version that nothing in the later one matches: their notes and evidence need a new home. */
  unmatched: { id: string; kind: ItemKind; title: string }[];
}

export interface Conflict {
  itemId: string;
  itemKind: ItemKind;
  title: string;
  reason: 'both-changed' | 'changed-and-removed';
  /** The item's Markdown on each side; null where that side removed it. */
  base: string | null;
  mine: string | null;
  theirs: string | null;
}

export interface MergeResult {
  /** The merged document; a conflict keeps mine. */
  source: string;
  conflicts: Conflict[];
  diagnostics: Diagnostic[];
}
