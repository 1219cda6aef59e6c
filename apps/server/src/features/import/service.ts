/** What a file would become as a roadmap. Stores nothing: the learner edits it, and then imports the Markdown. */
import type { ImportPreview } from '@waymark/contract';
import { countsOf, type Phase } from '@waymark/roadmap';
import { importAny } from '@waymark/roadmap/import';
import { firstDiagnostics } from '../programmes/service.ts';

/** A page shows that many phases; a roadmap with more is told by its counts. */
const MOST_PHASES = 500;

/**
 * @param input bytes of a file, or pasted text; both are a stranger's
 * @param name of the file, '' where there is none
 */
export function previewImport(input: Uint8Array | string, name: string): ImportPreview {
  const { kind, source, document, understood, left, more } = importAny(input, { name });
  const { roadmap, diagnostics } = document;
  return {
    kind,
    title: source === '' ? '' : roadmap.title,
    source,
    counts: countsOf(roadmap),
    phases: roadmap.phases.slice(0, MOST_PHASES).map(phaseSummary),
    understood,
    left,
    more,
    diagnostics: source === '' ? [] : firstDiagnostics(diagnostics),
  };
}

function phaseSummary(phase: Phase): ImportPreview['phases'][number] {
  const { title, depth, lines, weeks, actions, resources, deliverables } = phase;
  return {
    title,
    depth,
    line: lines.start,
    weeks,
    hours: phase.hours ?? phase.effortHours ?? sumOf(resources.map(({ hours }) => hours)),
    actions: actions.length,
    resources: resources.length,
    deliverables: deliverables.length,
  };
}

/** Null where nothing states hours, which is not the same as none. */
function sumOf(hours: (number | null)[]): number | null {
  const stated = hours.filter((one) => one !== null);
  return stated.length === 0 ? null : Math.round(stated.reduce((sum, one) => sum + one, 0) * 100) / 100;
}
