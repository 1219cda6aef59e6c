/** Pillars summarise the signals of their phase. */
import type { Phase, Pillar, Roadmap } from '@waymark/roadmap';
import type { PillarStatus, SignalStatus } from '../types.ts';
import { weaker } from './ledger.ts';

/**
 * The status of every pillar, in the document's order. A pillar belongs to the phase of the same title, otherwise to
 * the top-level phase in the same place; the signals of a phase's parts count, too. A skipped signal is never satisfied.
 * @param statuses what `signalStatuses` gave for the same roadmap.
 */
export function pillarStatuses(roadmap: Roadmap, statuses: readonly SignalStatus[]): PillarStatus[] {
  const top = topPhases(roadmap);
  const tops = roadmap.phases.filter((phase) => top.get(phase.id) === phase.id);
  return roadmap.pillars.map((pillar, index) => {
    const phase = phaseOfPillar(pillar, index, roadmap.pillars, tops);
    const own =
      phase === null ? [] : statuses.filter(({ phaseId }) => phaseId !== null && top.get(phaseId) === phase.id);
    return summarise(pillar, phase, own);
  });
}

function summarise(pillar: Pillar, phase: Phase | null, own: SignalStatus[]): PillarStatus {
  const satisfied = own.filter((status) => status.satisfied);
  return {
    itemId: pillar.id,
    title: pillar.title,
    phaseId: phase?.id ?? null,
    successMetric: pillar.successMetric,
    satisfied: satisfied.length,
    total: own.length,
    skipped: own.filter((status) => status.state === 'skipped').length,
    strength: satisfied.length === 0 ? null : satisfied.map((status) => status.strength).reduce(weaker),
  };
}

function phaseOfPillar(pillar: Pillar, index: number, pillars: Pillar[], tops: Phase[]): Phase | null {
  const sameTitle = tops.find((phase) => fold(phase.title) === fold(pillar.title));
  if (sameTitle) return sameTitle;
  const atPlace = tops[index];
  // A phase that another pillar names is that pillar's.
  const taken = atPlace !== undefined && pillars.some((other) => fold(other.title) === fold(atPlace.title));
  return atPlace === undefined || taken ? null : atPlace;
}

/** The top-level phase of each phase; a parent that is missing or comes later counts as none. */
function topPhases(roadmap: Roadmap): Map<string, string> {
  const top = new Map<string, string>();
  for (const phase of roadmap.phases) {
    top.set(phase.id, (phase.parentId === null ? undefined : top.get(phase.parentId)) ?? phase.id);
  }
  return top;
}

function fold(title: string): string {
  return title.normalize('NFKC').toLowerCase().trim();
}
