/** A roadmap as a reader would list it, one line per part: what the tests of the importer compare. */
import type { Action, Deliverable, Phase, Resource, Roadmap } from '../model.ts';

type Part = Action | Resource | Deliverable;

/**
 * Lists phases (`#`, with weeks and hours), actions (`A`), resources (`R`), deliverables (`D`), prerequisites (`P`),
 * signals (`S`) and notes (`N`) in the order of the document, nested parts indented under their parents.
 * @param roadmap a roadmap with provisional ids, which count upwards
 */
export function listing(roadmap: Roadmap): string[] {
  const titles = new Map(roadmap.phases.map((phase) => [phase.id, phase.title]));
  return [
    ...roadmap.prerequisites.map((item) => `P ${item.title}`),
    ...roadmap.phases.flatMap(listPhase),
    ...roadmap.signals.map(
      (item) => `S ${boxOf(item.checked)}${item.title} @ ${titles.get(item.phaseId ?? '') ?? '-'}`,
    ),
    ...roadmap.notes.map((item) => `N ${item.title} ${item.lines.start}-${item.lines.end}`),
  ];
}

function listPhase(phase: Phase): string[] {
  const times = [phase.weeks === null ? '' : ` ${phase.weeks}w`, phase.hours === null ? '' : ` ${phase.hours}h`].join(
    '',
  );
  const indent = '  '.repeat(phase.depth);
  const parts: Part[] = [...phase.actions, ...phase.resources, ...phase.deliverables];
  parts.sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)));
  const depths = new Map<string, number>();
  const lines = parts.map((part) => {
    const depth = part.parentId === null ? 1 : (depths.get(part.parentId) ?? 0) + 1;
    depths.set(part.id, depth);
    return `${indent}${'  '.repeat(depth)}${listPart(part)}`;
  });
  return [`${indent}# ${phase.title}${times}`, ...lines];
}

function listPart(part: Part): string {
  const links = part.links.map((link) => ` +${link.url}`).join('');
  const own = part.kind === 'resource' ? ` <${part.url ?? ''}>${part.hours === null ? '' : ` ${part.hours}h`}` : '';
  const before = part.kind === 'resource' ? part.prerequisites.map((name) => ` needs ${name}`).join('') : '';
  return `${part.kind.slice(0, 1).toUpperCase()} ${boxOf(part.checked)}${part.title}${own}${links}${before}`;
}

function boxOf(checked: boolean | null): string {
  return checked === null ? '' : checked ? '[x] ' : '[ ] ';
}
