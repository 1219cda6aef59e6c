/** Undoes "UTF-8 read as Mac Roman, Windows-1252 or Latin-1", also when it happened twice. */
import type { Diagnostic } from '../model.ts';
import { MISREADING_NAMES } from './charsets.ts';
import type { Misreading } from './charsets.ts';
import { judge } from './plausible.ts';
import type { Judgement } from './plausible.ts';
import { survey } from './sequences.ts';
import type { Sequence, Survey } from './sequences.ts';

export interface Repaired {
  text: string;
  diagnostics: Diagnostic[];
}

const ENCODINGS: readonly Misreading[] = ['mac', 'western'];
/** Each misreading at least doubles what is not ASCII, so nobody has met a file with more layers than this. */
const MAX_LAYERS = 6;
/** More lines than this are reported in one line. */
const MAX_REPORTS = 40;

/** A quick look: without a possible first byte before a possible second one there is nothing to survey. */
const CANDIDATE: Readonly<Record<Misreading, RegExp>> = {
  mac: /[\u00ac\u0192\u2248\u2206\u0394«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€¤‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙ√][^\x00-\x7f]/,
  western: /[\u00c2-\u00f4][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/,
};

/** The sequences to replace: all anchors, and their weaker neighbours where nothing speaks against. */
function chosen({ sequences, contrary }: Survey, judgements: readonly Judgement[]): Sequence[] {
  const anchored = new Set<number>();
  sequences.forEach((sequence, i) => judgements[i] === 'anchor' && anchored.add(sequence.line));
  if (anchored.size === 0) return [];
  return sequences.filter((sequence, i) => {
    if (judgements[i] !== 'weak') return judgements[i] === 'anchor';
    if (contrary.size === 0) return true;
    return anchored.has(sequence.line) && !contrary.has(sequence.line);
  });
}

interface Layer {
  text: string;
  encoding: Misreading;
  replaced: Sequence[];
}

function peel(text: string, encoding: Misreading): Layer | null {
  if (!CANDIDATE[encoding].test(text)) return null;
  const found = survey(text, encoding);
  const replaced = chosen(found, judge(text, encoding, found.sequences));
  if (replaced.length === 0) return null;
  const parts: string[] = [];
  let from = 0;
  for (const { start, end, codePoint } of replaced) {
    parts.push(text.slice(from, start), String.fromCodePoint(codePoint));
    from = end;
  }
  parts.push(text.slice(from));
  return { text: parts.join(''), encoding, replaced };
}

/** The encoding that explains more of the text. */
function bestLayer(text: string): Layer | null {
  let best: Layer | null = null;
  for (const encoding of ENCODINGS) {
    const layer = peel(text, encoding);
    if (layer && (!best || layer.replaced.length > best.replaced.length)) best = layer;
  }
  return best;
}

function report(lines: ReadonlyMap<number, Misreading>): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const sorted = [...lines].sort(([a], [b]) => a - b);
  for (const [line, encoding] of sorted.slice(0, MAX_REPORTS)) {
    const message = `This line was UTF-8 misread as ${MISREADING_NAMES[encoding]}; it has been repaired. Save the document again as UTF-8 to keep the repair.`;
    diagnostics.push({ line: line + 1, code: 'repaired-encoding', severity: 'info', message });
  }
  const rest = sorted.slice(MAX_REPORTS);
  const [next] = rest;
  if (next) {
    const message = `${rest.length} more lines, from here on, were misread in the same way and have been repaired.`;
    diagnostics.push({ line: next[0] + 1, code: 'repaired-encoding', severity: 'info', message });
  }
  return diagnostics;
}

/**
 * Repairs misread UTF-8 inside a text and says which lines it changed.
 *
 * Text that was right stays as it is; where that is in doubt, nothing is changed. Repairing twice is repairing once.
 * Time is linear in the length of the text (times the number of layers, at most six).
 */
export function repair(text: string): Repaired {
  const lines = new Map<number, Misreading>();
  let current = text;
  for (let layers = 0; layers < MAX_LAYERS; layers++) {
    const layer = bestLayer(current);
    if (!layer) break;
    current = layer.text;
    for (const { line } of layer.replaced) if (!lines.has(line)) lines.set(line, layer.encoding);
  }
  return { text: current, diagnostics: report(lines) };
}
