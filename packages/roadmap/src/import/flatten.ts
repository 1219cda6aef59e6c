/** Parts inside parts as the phases of a roadmap, which stand side by side. */
import { count, left, type Findings } from './base/findings.ts';
import type { Entry, Part } from './base/parts.ts';

/** More than a person works through in a life; what is beyond is said, not read. */
const MOST_ENTRIES = 20_000;
const MOST_PHASES = 1_000;
/** A phase of so many names is told by the last ones. */
const MAX_NAMES = 2;

/**
 * @param parts nested as the source has them
 * @returns phases in the order of the source; a part of a part is named "Part: part of it"
 */
export function flatten(parts: readonly Part[], findings: Findings): Part[] {
  const phases: Part[] = [];
  const stack = parts.toReversed().map((part) => ({ part, names: [] as string[] }));
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { part } = next;
    const names = [...next.names, part.title].slice(-MAX_NAMES);
    const entries = lifted(part.entries);
    if (entries.length > 0 || part.parts.length === 0)
      phases.push({ ...part, title: named(names), entries, parts: [] });
    for (const child of part.parts.toReversed()) stack.push({ part: child, names });
  }
  return capped(phases, findings);
}

function named(names: string[]): string {
  return names.filter((name, at) => name !== '' && name !== names[at - 1]).join(': ');
}

/** Only actions nest in a roadmap: resources and deliverables under an entry stand behind it. */
function lifted(entries: readonly Entry[]): Entry[] {
  const out: Entry[] = [];
  for (const entry of entries) {
    const above: Entry[] = [];
    const kept = withoutMaterial(entry, above);
    const isFolder = kept.kind === 'action' && kept.entries.length === 0 && above.length > 0 && entry.note === '';
    if (!isFolder || entry.checked !== null) out.push(kept);
    for (const one of above) out.push(one);
  }
  return out;
}

function withoutMaterial(entry: Entry, above: Entry[], depth = 0): Entry {
  const kept: Entry[] = [];
  for (const child of entry.entries) {
    const material = child.kind !== 'action' || entry.kind !== 'action' || depth > 8;
    const inner: Entry[] = [];
    const clean = withoutMaterial(child, inner, depth + 1);
    if (material) above.push(clean);
    else if (clean.entries.length > 0 || inner.length === 0 || clean.checked !== null) kept.push(clean);
    for (const one of inner) above.push(one);
  }
  return { ...entry, entries: kept };
}

function capped(phases: Part[], findings: Findings): Part[] {
  let room = MOST_ENTRIES;
  const out: Part[] = [];
  for (const phase of phases.slice(0, MOST_PHASES)) {
    if (room <= 0) break;
    out.push({ ...phase, entries: phase.entries.slice(0, room) });
    room -= phase.entries.length;
  }
  const lost = phases.length - out.length;
  if (lost > 0 || room < 0) {
    const message = `This is more than one roadmap holds: the last ${lost > 0 ? count(lost, 'phase') : count(-room, 'entry', 'entries')} are left out. Cut it into several.`;
    left(findings, { file: null }, message);
  }
  return out;
}
