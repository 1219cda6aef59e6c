/** The sections of our dialect: by which words each is known, and how a document is cut into them. */
import type { LineRange } from '../model.ts';
import type { Block, HeadingBlock } from '../scan/blocks.ts';
import { leadingBold, plainText } from '../scan/inline.ts';

export type SectionKind =
  'snapshot' | 'readiness' | 'pillars' | 'phases' | 'phase' | 'wins' | 'flow' | 'signals' | 'support' | 'unknown';

export interface Section {
  kind: SectionKind;
  heading: HeadingBlock;
  blocks: Block[];
  /** From the heading to the last line that says something. */
  lines: LineRange;
}

/** The words of our own template: enough of them make a document ours. */
const EXACT: readonly (readonly [SectionKind, RegExp])[] = [
  ['phase', /^\W*phase\s?\d{1,3}\b/i],
  ['snapshot', /\bsnapshot\b/i],
  ['readiness', /\breadiness\b/i],
  ['pillars', /\bpillars?\b/i],
  ['phases', /\bphase (?:breakdowns?|details?)\b|^\W*phases\W*$/i],
  ['wins', /\bquick[ -]wins?\b|\bleverage moves?\b/i],
  ['flow', /\bweek(?:ly)? (?:flow|rhythm)\b/i],
  ['signals', /\bprogress signals?\b/i],
  ['support', /\baccountability\b/i],
];

/** Other words for the same sections, used once a document is known to be ours. */
const REWORDED: readonly (readonly [SectionKind, RegExp])[] = [
  ['pillars', /\bphases? (?:overview|at a glance|summary)\b/i],
  ['phases', /\bphases\b|\bbreakdowns?\b|\bcurriculum\b|\bstages\b/i],
  ['wins', /\bwins\b|\bleverage\b/i],
  ['flow', /\bweek(?:s|ly)?\b|\bschedule\b/i],
  ['signals', /\bprogress\b|\bsignals\b|\bmetrics\b|\btracker\b/i],
  ['readiness', /\bprerequisites?\b|\bbefore you (?:start|begin)\b|\brequirements\b|\b(?:tools|setup)\b/i],
  ['support', /\bsupport\b|\bcommunity\b|\bretrospectives?\b|\bhabits\b/i],
  ['snapshot', /\boverview\b|\bat a glance\b|\bsummary\b/i],
];

/** Labels in bold that only our template has. */
const LABELS =
  /^(?:goal & why it matters|key actions|linked resources|suggested deliverable|effort estimate|metrics to monitor|quick wins|leverage moves|environment\/tools|purpose & north star|duration & expected|best suited for)/i;

/** Fewer signs than this and the document is read as any other roadmap. */
const SIGNS_NEEDED = 3;

function kindOf(title: string, names: readonly (readonly [SectionKind, RegExp])[]): SectionKind | null {
  return names.find(([, pattern]) => pattern.test(title))?.[0] ?? null;
}

/** Does a document follow our template closely enough to be read by its sections? */
export function isWaymark(blocks: readonly Block[]): boolean {
  const signs = new Set<string>();
  for (const block of blocks) {
    if (block.type === 'heading') {
      const kind = kindOf(plainText(block.text), EXACT);
      if (kind) signs.add(kind);
    } else if (block.type === 'paragraph') {
      const label = leadingBold(block.text)?.label.toLowerCase();
      if (label && LABELS.test(label)) signs.add(label);
    }
    if (signs.size >= SIGNS_NEEDED) return true;
  }
  return false;
}

/** The level on which the sections stand: the highest heading that our template knows. */
function sectionLevel(headings: readonly HeadingBlock[]): number {
  const known = headings.filter((heading) => kindOf(plainText(heading.text), EXACT));
  const named = known.filter((heading) => kindOf(plainText(heading.text), EXACT) !== 'phase');
  return (named.length > 0 ? named : known).reduce((least, { level }) => Math.min(least, level), 6);
}

/** Blank lines, rules and lone `<br>` part sections; they belong to none. */
export function endOf(blocks: readonly Block[], fallback: number): number {
  const last = blocks.findLast((block) => block.type !== 'rule' && block.type !== 'html');
  return Math.max(fallback, last?.lines.end ?? fallback);
}

/** Cuts a document into what stands before the first section, and the sections. */
export function sectionsOf(blocks: readonly Block[]): { preamble: Block[]; sections: Section[] } {
  const headings = blocks.filter((block) => block.type === 'heading');
  const level = sectionLevel(headings);
  const title = headings[0];
  const preamble: Block[] = [];
  const sections: Section[] = [];
  for (const block of blocks) {
    const isTitle = block === title && block.level < level;
    if (block.type === 'heading' && block.level <= level && !isTitle) {
      const words = plainText(block.text);
      const kind = kindOf(words, EXACT) ?? kindOf(words, REWORDED) ?? 'unknown';
      sections.push({ kind, heading: block, blocks: [], lines: { ...block.lines } });
    } else (sections.at(-1)?.blocks ?? preamble).push(block);
  }
  for (const section of sections) section.lines.end = endOf(section.blocks, section.heading.lines.end);
  return { preamble, sections };
}
