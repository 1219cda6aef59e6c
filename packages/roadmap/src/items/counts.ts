/** How much of each part a roadmap has. */
import type { Counts, Roadmap } from '../model.ts';

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  // Hours may be thirds of ranges; a sum is told to a hundredth.
  return Math.round(total * 100) / 100;
}

/** The counts of every part; `resourceHours` is the sum of the stated hours of all resources. */
export function countsOf(roadmap: Roadmap): Counts {
  const { phases } = roadmap;
  return {
    prerequisites: roadmap.prerequisites.length,
    tools: roadmap.tools.length,
    pillars: roadmap.pillars.length,
    phases: phases.length,
    actions: sum(phases.map((phase) => phase.actions.length)),
    resources: sum(phases.map((phase) => phase.resources.length)),
    resourceHours: sum(phases.flatMap((phase) => phase.resources.map((resource) => resource.hours ?? 0))),
    deliverables: sum(phases.map((phase) => phase.deliverables.length)),
    quickWins: roadmap.quickWins.length,
    leverageMoves: roadmap.leverageMoves.length,
    weeks: roadmap.weeks.length,
    days: sum(roadmap.weeks.map((week) => week.days.length)),
    signals: roadmap.signals.length,
    metrics: roadmap.metrics.length,
    practices: roadmap.practices.length,
    prompts: roadmap.prompts.length,
  };
}
