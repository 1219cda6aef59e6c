/** A roadmap with everything that a page, a file name or a cell can trip over. */
import type { Action, Phase, Resource, Roadmap } from '@waymark/roadmap';
import type { NotionInput } from './input.ts';

const lines = { start: 1, end: 1 };

export function anAction(title: string, more: Partial<Action> = {}): Action {
  const id = `action/${title.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`;
  return { id, kind: 'action', title, text: '', lines, links: [], checked: null, parentId: null, ...more };
}

export function aResource(title: string, more: Partial<Resource> = {}): Resource {
  const action = anAction(title);
  const id = action.id.replace('action', 'resource');
  return { ...action, id, kind: 'resource', url: null, hours: null, remark: '', prerequisites: [], ...more };
}

export function aPhase(title: string, more: Partial<Phase> = {}): Phase {
  const id = `phase/${title.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`;
  const effort = { weeks: null, hours: null, goal: '', effortHours: null };
  const lists = { actions: [], resources: [], deliverables: [] };
  return { id, kind: 'phase', title, text: '', lines, depth: 0, parentId: null, ...effort, ...lists, ...more };
}

export function aRoadmap(phases: Phase[], more: Partial<Roadmap> = {}): Roadmap {
  const lists = { prerequisites: [], tools: [], pillars: [], quickWins: [], leverageMoves: [], weeks: [], signals: [] };
  return {
    title: 'Way',
    snapshot: { purpose: null, audience: null, weeks: null, hoursPerWeek: null, lines: null },
    ...lists,
    ...{ metrics: [], practices: [], prompts: [], notes: [] },
    phases,
    ...more,
  };
}

export function anInput(roadmap: Roadmap, more: Partial<NotionInput> = {}): NotionInput {
  const none = { states: new Map(), notes: new Map(), logged: new Map() };
  return { roadmap, ...none, signals: [], metrics: [], blocks: [], ...more };
}
