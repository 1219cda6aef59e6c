/** What the columns of a table are, from their names and from what stands in them. */
import type { TableBlock } from '../scan/blocks.ts';
import { plainText, type Definitions } from '../scan/inline.ts';
import { trimSigns } from './title.ts';

export type Column =
  | 'index'
  | 'title'
  | 'duration'
  | 'effort'
  | 'hours'
  | 'prerequisites'
  | 'discussion'
  | 'state'
  | 'deliverable'
  | 'links'
  | 'other';

const NAMES: readonly (readonly [Column, RegExp])[] = [
  [
    'index',
    /^(#|no\.?|nr\.?|num(ber)?|s\.? ?no\.?|id|order|weeks?|days?|months?|phase|module|unit|sprint|stage|step|part|date|semester|tier|level)( ?#| no\.?| number)?$|^(lesson|chapter|topic|class|lecture|course|project|exercise) ?(#|no\.?|number)$/i,
  ],
  ['prerequisites', /pre-?\s?req|^requires|^depends/i],
  ['hours', /^(est(imated|\.)? |total |study )?(hours?|hrs?)( needed| required| est\.?)?$|\((hours?|hrs?|h)\)/i],
  ['effort', /effort|workload|hours? ?(\/|per) ?week|weekly/i],
  ['duration', /duration|^length|time|estimate|weeks$|how long/i],
  ['discussion', /discuss|^chat|forum|community|discord/i],
  ['state', /^(done|status|completed?|progress|finished|checked|check|✅|☑.?|✔.?|state|\[ ?\])\??$/i],
  [
    'deliverable',
    /^((mini|weekly|final|practice)[ -]?)?(projects?|deliverables?|assignments?|milestones?|build|homework|exercises?|labs?)\b(?! (name|title|group))/i,
  ],
  [
    'title',
    /^(courses?|names?|titles?|subjects?|topics?|books?|skills?|technolog(y|ies)|lessons?|chapters?|what( to learn)?|concepts?|focus|area|content|theme|tool|goal|description|material|category)\b/i,
  ],
  [
    'links',
    /resource|^links?|url|video|article|docs|documentation|reference|reading|tutorial|source|where|playlist|material/i,
  ],
];

const DESCRIPTION = /description/i;

/** Whether rows counted by this column are parts of a programme rather than single things. */
export function countsParts(header: string): boolean {
  return /^(weeks?|months?|phase|module|unit|sprint|stage|step|part|semester)( ?#| no\.?| number)?$/i.test(
    trimSigns(header),
  );
}

/** One kind per column; at most one is the title. */
export function columnsOf(table: TableBlock, definitions: Definitions): Column[] {
  const width = Math.max(table.header.length, ...table.rows.slice(0, 50).map((row) => row.cells.length));
  const kinds: Column[] = [];
  for (let at = 0; at < width; at += 1) kinds.push(kindOf(trimSigns(plainText(table.header[at] ?? '', definitions))));
  const isNumber = (at: number): boolean =>
    table.rows.slice(0, 20).every((row) => /^\W*\w{0,6}\W*\d*\W*\d*\W*$/.test(row.cells[at] ?? ''));
  const hasWords = (at: number): boolean =>
    table.rows.slice(0, 20).some((row) => /\p{L}{3}/u.test(row.cells[at] ?? ''));
  const titles = kinds.flatMap((kind, at) => (kind === 'title' ? [at] : []));
  const described = titles.find((at) => !DESCRIPTION.test(table.header[at] ?? ''));
  // What is described stands in front of its description, whatever its column is called.
  const named = kinds.findIndex((kind, at) => kind === 'other' && at < (titles[0] ?? 0) && hasWords(at));
  const title =
    described ??
    (named >= 0 ? named : titles[0]) ??
    firstOf(kinds, 'links') ??
    firstOf(kinds, 'deliverable') ??
    kinds.findIndex((kind, at) => kind === 'other' || (kind === 'index' && !isNumber(at)));
  titles.forEach((at) => (kinds[at] = 'other'));
  const chosen = title >= 0 ? title : 0;
  if (kinds.length > 0) kinds[chosen] = 'title';
  return kinds;
}

function firstOf(kinds: Column[], kind: Column): number | undefined {
  const at = kinds.indexOf(kind);
  return at < 0 ? undefined : at;
}

function kindOf(name: string): Column {
  for (const [kind, pattern] of NAMES) if (pattern.test(name)) return kind;
  return 'other';
}
