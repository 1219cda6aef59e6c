/** From a roadmap to what the planner needs: work with minutes in order, checkpoints, the scripted weeks. */

import type { Action, Phase, Roadmap } from '@waymark/roadmap';
import type { Checkpoint, Curriculum, HelloStep, WorkItem } from '../types.ts';
import { carveDeliverables, type PlacedDeliverable } from './deliverables.ts';
import { QUICK_WIN_MINUTES, unitsOf, type Unit } from './estimates.ts';
import { helloWork } from './hello.ts';
import { scriptOf } from './script.ts';
import { indexTopics, scoresOf, topicsByClause, topicsIn, type Topic, type TopicIndex } from './topics.ts';
import { tokensOf } from './words.ts';

const DEFAULT_HOURS_PER_WEEK = 20;
const RETRO_WEEKS = 2;
/** A leverage move points at a resource when it uses at least this share of the words of its title. */
const LEVERAGE_SHARE = 0.5;

/** A phase with what was worked out for it. */
interface PhasePart {
  phase: Phase;
  units: Unit[];
  index: TopicIndex;
  deliverables: PlacedDeliverable[];
}

/** The action that says what a resource is about: by its words, else by its place where both lists are equally long. */
function relatedActions(phase: Phase, units: readonly Unit[]): Map<string, string> {
  const related = new Map<string, string>();
  const titles = indexTopics(units.map(({ item }) => ({ id: item.id, title: item.title, related: '', remark: '' })));
  const place = (action: Action, position: number): number | undefined => {
    const best = [...scoresOf(titles, action.title)].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0];
    return best?.[0] ?? (phase.actions.length === units.length ? position : undefined);
  };
  phase.actions.forEach((action, position) => {
    const unit = units[place(action, position) ?? -1];
    if (unit === undefined || unit.item.id === action.id) return;
    related.set(unit.item.id, `${related.get(unit.item.id) ?? ''} ${action.title} ${action.text}`);
  });
  return related;
}

function topicsOf(phase: Phase, units: readonly Unit[]): Topic[] {
  const related = relatedActions(phase, units);
  return units.map(({ item }) => ({
    id: item.id,
    title: item.title,
    related: related.get(item.id) ?? '',
    remark: item.kind === 'resource' ? item.remark : item.text,
  }));
}

function partsOf(roadmap: Roadmap): PhasePart[] {
  const units = unitsOf(roadmap);
  return roadmap.phases.map((phase) => {
    const own = units.get(phase.id) ?? [];
    const index = indexTopics(topicsOf(phase, own));
    return { phase, units: own, index, deliverables: carveDeliverables(phase, own, index) };
  });
}

/** Resources that a leverage move speaks of, over the whole roadmap. */
function leverageOf(roadmap: Roadmap, parts: readonly PhasePart[]): Set<string> {
  const moves = roadmap.leverageMoves.map((move) => tokensOf(move.title));
  const found = new Set<string>();
  for (const { units } of parts) {
    for (const { item } of units) {
      const words = [...tokensOf(item.title)];
      const spoken = moves.some((move) => {
        const shared = words.filter((word) => move.has(word)).length;
        return shared > 0 && shared >= words.length * LEVERAGE_SHARE;
      });
      if (spoken) found.add(item.id);
    }
  }
  return found;
}

/** The work of one phase: every deliverable right after the last unit it rests on. */
function workOf({ phase, units, deliverables }: PhasePart, leverage: Set<string>): WorkItem[] {
  const common = { phaseId: phase.id };
  const place = new Map(units.map(({ item }, position) => [item.id, position]));
  const lastOf = (entry: PlacedDeliverable): number => Math.max(-1, ...entry.rests.map((id) => place.get(id) ?? -1));
  const following = new Map<number, WorkItem[]>();
  for (const entry of deliverables) {
    const { id, title } = entry.item;
    const work: WorkItem = {
      ...common,
      itemId: id,
      kind: 'deliverable',
      title,
      minutes: entry.minutes,
      leverage: false,
    };
    const last = entry.rests.length === 0 ? units.length - 1 : lastOf(entry);
    const here = following.get(last) ?? [];
    here.push({ ...work, after: entry.rests });
    following.set(last, here);
  }
  const studied = units.flatMap(({ item, minutes }, position): WorkItem[] => {
    const kind = item.kind === 'resource' ? 'resource' : 'action';
    const work: WorkItem = {
      ...common,
      itemId: item.id,
      kind,
      title: item.title,
      minutes,
      leverage: leverage.has(item.id),
    };
    return [work, ...(following.get(position) ?? [])];
  });
  return [...(following.get(-1) ?? []), ...studied];
}

/** What the signals of one phase rest on: resources and deliverables that speak of the same; else the end of the phase. */
function checkpointsOf(roadmap: Roadmap, parts: readonly PhasePart[], work: readonly WorkItem[]): Checkpoint[] {
  const byPhase = new Map(parts.map((part) => [part.phase.id, part]));
  const products = new Map<string, TopicIndex>();
  const productsOf = (part: PhasePart): TopicIndex => {
    const known = products.get(part.phase.id);
    const topics = part.deliverables.map(({ item }) => ({
      id: item.id,
      title: item.title,
      related: item.text,
      remark: '',
    }));
    const index = known ?? indexTopics(topics);
    products.set(part.phase.id, index);
    return index;
  };
  const lastId = work.findLast((item) => item.kind !== 'quick-win')?.itemId;
  const lastOfPhase = new Map(work.map((item) => [item.phaseId, item.itemId]));
  return roadmap.signals.flatMap((signal): Checkpoint[] => {
    if (signal.checked) return [];
    const part = byPhase.get(signal.phaseId ?? '');
    const text = `${signal.title} ${signal.text}`;
    const about = part === undefined ? [] : [...topicsByClause(part.index, text), ...topicsIn(productsOf(part), text)];
    const end = lastOfPhase.get(signal.phaseId) ?? lastId;
    const fallback = end === undefined ? [] : [end];
    const after = about.length > 0 ? about.map((topic) => topic.id) : fallback;
    return [{ itemId: signal.id, title: signal.title, phaseId: signal.phaseId, after }];
  });
}

/** The topics of the phases that the scripted weeks can reach. */
function nearTopics(roadmap: Roadmap, parts: readonly PhasePart[]): TopicIndex {
  let minutes = roadmap.weeks.length * (roadmap.snapshot.hoursPerWeek ?? DEFAULT_HOURS_PER_WEEK) * 60;
  const near: Topic[] = [];
  for (const { index, units, deliverables } of parts) {
    if (minutes <= 0) break;
    near.push(...index.topics);
    minutes -= [...units, ...deliverables].reduce((sum, entry) => sum + entry.minutes, 0);
  }
  return indexTopics(near);
}

/** Ids that the document itself ticks. */
function checkedIds(roadmap: Roadmap): Set<string> {
  const all = roadmap.phases.flatMap((phase) => [...phase.resources, ...phase.actions, ...phase.deliverables]);
  return new Set(all.filter((item) => item.checked === true).map((item) => item.id));
}

/**
 * What there is to do in a roadmap, in the order in which to do it. Never throws.
 *
 * - Work is the resources with their hours, in document order; actions where a phase has no resources (see `unitsOf`
 *   for what is assumed where the document is silent). The hours of a resource include practising it: deliverables are
 *   carved out of them (see `carveDeliverables`), so the sum stays the document's own.
 * - Quick wins come on top and first, `QUICK_WIN_MINUTES` each.
 * - Saying hello comes on top too, where the roadmap has the practice that it belongs to.
 * - What the document has ticked already is left out.
 * - Deliverables, signals, scripted days and leverage moves find their resources by shared words.
 *
 * @param hello what the content pack asks for beside the document's own work; null for nothing.
 */
export function curriculumOf(roadmap: Roadmap, hello: HelloStep | null = null): Curriculum {
  const parts = partsOf(roadmap);
  const quickWins = roadmap.quickWins.map((win): WorkItem => {
    return {
      itemId: win.id,
      kind: 'quick-win',
      title: win.title,
      phaseId: null,
      minutes: QUICK_WIN_MINUTES,
      leverage: false,
    };
  });
  const leverage = leverageOf(roadmap, parts);
  const checked = checkedIds(roadmap);
  const work = [...quickWins, ...parts.flatMap((part) => workOf(part, leverage))];
  return {
    work: [...work, ...helloWork(roadmap, hello)].filter((item) => !checked.has(item.itemId) && item.minutes > 0),
    checkpoints: checkpointsOf(roadmap, parts, work),
    script: scriptOf(roadmap, nearTopics(roadmap, parts), indexTopics(parts.flatMap((part) => part.index.topics))),
    retroEveryWeeks: RETRO_WEEKS,
    retroText: roadmap.prompts.map((prompt) => `- ${prompt.title}`).join('\n'),
  };
}
