/** The document's own arithmetic: hours of resources against stated effort against weeks x hours a week. */
import type { Diagnostic, Phase } from '../model.ts';
import { count, found, tell } from './facts.ts';
import type { Facts } from './facts.ts';

/** Off by no more than this share, a sum is a rounding (info); by more, somebody forgot something (warning). */
const TOLERANCE = 0.1;

function hoursOf(phase: Phase): number {
  return phase.resources.reduce((sum, resource) => sum + (resource.hours ?? 0), 0);
}

function severityOf(sum: number, target: number): Diagnostic['severity'] {
  return Math.abs(sum - target) <= target * TOLERANCE ? 'info' : 'warning';
}

function whatToDo(sum: number, target: number, shorten: string): string {
  const gap = count(Math.abs(target - sum), 'hour');
  return sum < target
    ? `${gap} have no material. Add some, or ${shorten}.`
    : `That is ${gap} too many. Drop some, or allow more time.`;
}

/** Resources against the phase's weeks: "Ship" of the backend roadmap has 150 h for 8 x 20 = 160 h. */
function againstWeeks(phase: Phase, pace: number | null): Diagnostic[] {
  const sum = hoursOf(phase);
  if (phase.weeks === null || pace === null || sum === 0) return [];
  const target = phase.weeks * pace;
  if (sum === target) return [];
  const message =
    `The resources of “${phase.title}” add up to ${tell(sum)} h, of ${tell(phase.weeks)} weeks x ${tell(pace)} h = ${tell(target)} h. ` +
    whatToDo(sum, target, 'plan fewer weeks');
  return [found(phase.lines.start, 'hours-mismatch', severityOf(sum, target), message)];
}

/** Resources against the hours of the heading and of the effort estimate. */
function againstStatement(phase: Phase): Diagnostic[] {
  const sum = hoursOf(phase);
  const { title, lines, hours, effortHours } = phase;
  const diagnostics: Diagnostic[] = [];
  if (hours !== null && effortHours !== null && hours !== effortHours) {
    const message = `The heading of “${title}” says ${tell(hours)} h, its effort estimate ${tell(effortHours)} h. Make them agree.`;
    diagnostics.push(found(lines.start, 'effort-mismatch', 'warning', message));
  }
  const stated = effortHours ?? hours;
  if (stated !== null && sum > 0 && sum !== stated) {
    const message = `The resources of “${title}” add up to ${tell(sum)} h, its stated effort is ${tell(stated)} h. Correct the one that is wrong.`;
    diagnostics.push(found(lines.start, 'effort-mismatch', severityOf(sum, stated), message));
  }
  return diagnostics;
}

/** Rule `hours-mismatch` and `effort-mismatch`, phase by phase. */
export function phaseHours({ roadmap }: Facts): Diagnostic[] {
  const { hoursPerWeek } = roadmap.snapshot;
  return roadmap.phases.flatMap((phase) => [...againstWeeks(phase, hoursPerWeek), ...againstStatement(phase)]);
}

/** Rule `hours-mismatch` for the whole: 470 h of 24 x 20 = 480 h in the backend roadmap. */
export function totalHours({ roadmap }: Facts): Diagnostic[] {
  const { weeks, hoursPerWeek, lines } = roadmap.snapshot;
  const sum = roadmap.phases.reduce((total, phase) => total + hoursOf(phase), 0);
  if (weeks === null || hoursPerWeek === null || sum === 0 || sum === weeks * hoursPerWeek) return [];
  const target = weeks * hoursPerWeek;
  const message =
    `All resources together add up to ${tell(sum)} h, of ${tell(weeks)} weeks x ${tell(hoursPerWeek)} h = ${tell(target)} h. ` +
    whatToDo(sum, target, 'count the rest as time for projects and review');
  return [found(lines?.start ?? 1, 'hours-mismatch', severityOf(sum, target), message)];
}

/** Rule `weeks-mismatch`: phases against the whole, and pillars against phases. */
export function weeks({ roadmap }: Facts): Diagnostic[] {
  const { snapshot, phases, pillars } = roadmap;
  const top = phases.filter((phase) => phase.depth === 0);
  const known = top.flatMap((phase) => phase.weeks ?? []);
  const sum = known.reduce((total, number) => total + number, 0);
  const diagnostics: Diagnostic[] = [];
  if (snapshot.weeks !== null && known.length === top.length && sum > 0 && sum !== snapshot.weeks) {
    const message = `The phases take ${count(sum, 'week')}, the whole is said to take ${tell(snapshot.weeks)}. Correct the one that is wrong.`;
    diagnostics.push(found(snapshot.lines?.start ?? 1, 'weeks-mismatch', 'warning', message));
  }
  const byTitle = new Map(top.map((phase) => [phase.title, phase]));
  for (const pillar of pillars) {
    const phase = byTitle.get(pillar.title);
    if (!phase || phase.weeks === null || pillar.weeks === null || phase.weeks === pillar.weeks) continue;
    const message = `“${pillar.title}” takes ${count(pillar.weeks, 'week')} here and ${tell(phase.weeks)} in its phase. Make them agree.`;
    diagnostics.push(found(pillar.lines.start, 'weeks-mismatch', 'warning', message));
  }
  return diagnostics;
}

/**
 * Rule `missing-hours`. A document that states no hours at all is told so once; in one that states some, each gap counts.
 */
export function missingHours({ roadmap }: Facts): Diagnostic[] {
  const resources = roadmap.phases.flatMap((phase) => phase.resources);
  const silent = resources.filter((resource) => resource.hours === null);
  const [first] = silent;
  if (!first) return [];
  if (silent.length * 2 > resources.length) {
    const message = `${silent.length} of ${resources.length} resources state no hours, so a plan can only guess. Write the effort behind the link, like “(3 hours)”.`;
    return [found(first.lines.start, 'missing-hours', 'info', message)];
  }
  return silent.map(({ lines, title }) =>
    found(
      lines.start,
      'missing-hours',
      'warning',
      `“${title}” states no hours. Write the effort behind the link, like “(3 hours)”.`,
    ),
  );
}
