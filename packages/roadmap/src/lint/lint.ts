/** All lint rules together. Each is listed in docs/format.md. */
import type { Diagnostic, RoadmapDocument } from '../model.ts';
import { factsOf } from './facts.ts';
import type { Rule } from './facts.ts';
import { missingHours, phaseHours, totalHours, weeks } from './hours.ts';
import { badLinks, duplicateLinks, relativeLinks } from './links.ts';
import { byLine } from './order.ts';
import { duplicateTitles, emptyPhases, noPhases, noTitle, numbering } from './shape.ts';

const RULES: readonly Rule[] = [
  noPhases,
  noTitle,
  totalHours,
  phaseHours,
  weeks,
  missingHours,
  emptyPhases,
  badLinks,
  relativeLinks,
  duplicateLinks,
  duplicateTitles,
  numbering,
];

/**
 * What is wrong or doubtful in a roadmap, and what to do about it, sorted by line.
 *
 * These are the rules about content; `parse` adds what it noticed while decoding and reading, so that
 * `document.diagnostics` already holds both. Never throws; n log n in the number of items.
 */
export function lint(document: Pick<RoadmapDocument, 'source' | 'dialect' | 'roadmap'>): Diagnostic[] {
  const facts = factsOf(document);
  return RULES.flatMap((rule) => rule(facts)).sort(byLine);
}
