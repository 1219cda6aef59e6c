/** Reads a document in our own dialect into the model. The format is described in docs/format.md. */
import { emptyRoadmap } from '../items/items.ts';
import type { Diagnostic, Roadmap } from '../model.ts';
import type { Block } from '../scan/blocks.ts';
import { plainText } from '../scan/inline.ts';
import { readProgress, readReadiness, readSupport, readWins } from './lists.ts';
import { readLonePhase, readPhases } from './phases.ts';
import { keepNote, markdownOf } from './reading.ts';
import type { Reading } from './reading.ts';
import { readFlow, readPillars, readSnapshot } from './schedule.ts';
import { sectionsOf } from './sections.ts';
import type { Section, SectionKind } from './sections.ts';
import { headingTitle } from './titles.ts';

function readUnknown(reading: Reading, { heading, lines }: Section): void {
  const title = headingTitle(heading.text);
  const body = { start: heading.lines.end + 1, end: lines.end };
  keepNote(reading, title, body.end < body.start ? '' : markdownOf(reading, body), lines);
  const message = `No part of a roadmap is called “${title}”, so this section is kept as a note. Rename it if it is one of those in docs/format.md.`;
  reading.diagnostics.push({ line: lines.start, code: 'unknown-section', severity: 'info', message });
}

const READERS: Readonly<Record<SectionKind, (reading: Reading, section: Section) => void>> = {
  snapshot: readSnapshot,
  readiness: readReadiness,
  pillars: readPillars,
  phases: readPhases,
  phase: readLonePhase,
  wins: readWins,
  flow: readFlow,
  signals: readProgress,
  support: readSupport,
  unknown: readUnknown,
};

/** Title and opening words; the words stand in for a purpose that no snapshot states. */
function readPreamble(reading: Reading, preamble: readonly Block[]): void {
  const { roadmap } = reading;
  const heading = preamble.find((block) => block.type === 'heading');
  if (heading) roadmap.title = plainText(heading.text);
  const prose = preamble.find((block) => block.type === 'paragraph');
  if (prose) roadmap.snapshot.purpose ??= plainText(prose.text);
}

/**
 * Reads the blocks of a document in our dialect (see `isWaymark`).
 *
 * Items carry temporary ids (`#12`), which `assignIds` replaces. Sections that are not known become notes.
 * @param source the document the blocks come from
 */
export function readWaymark(source: string, blocks: readonly Block[]): { roadmap: Roadmap; diagnostics: Diagnostic[] } {
  const reading: Reading = {
    roadmap: emptyRoadmap(),
    diagnostics: [],
    lines: source.split('\n'),
    used: 0,
    phasesByName: null,
  };
  const { preamble, sections } = sectionsOf(blocks);
  // Signals name phases, so whatever the order in the document, phases are read first.
  const isPhases = ({ kind }: Section): boolean => kind === 'phase' || kind === 'phases';
  for (const section of sections.filter(isPhases)) READERS[section.kind](reading, section);
  for (const section of sections) if (!isPhases(section)) READERS[section.kind](reading, section);
  readPreamble(reading, preamble);
  reading.roadmap.notes.sort((a, b) => a.lines.start - b.lines.start);
  return { roadmap: reading.roadmap, diagnostics: reading.diagnostics };
}
