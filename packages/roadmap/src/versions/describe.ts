/** Changes in words, for a list that a person reads. */
import type { Change, ItemKind } from '../model.ts';
import { FIELD_NAMES } from './item-fields.ts';

const KIND_NAMES: Readonly<Record<ItemKind, string>> = {
  prerequisite: 'Prerequisite',
  tool: 'Tool',
  pillar: 'Pillar',
  phase: 'Phase',
  action: 'Action',
  resource: 'Resource',
  deliverable: 'Deliverable',
  'quick-win': 'Quick win',
  'leverage-move': 'Leverage move',
  week: 'Week',
  day: 'Day',
  signal: 'Signal',
  metric: 'Metric',
  practice: 'Practice',
  prompt: 'Prompt',
  note: 'Note',
};

/** Longer values are cut: a list of changes is read at a glance. */
const SHOWN_CHARACTERS = 60;

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= SHOWN_CHARACTERS ? line : `${line.slice(0, SHOWN_CHARACTERS - 1).trimEnd()}…`;
}

const quoted = (text: string): string => `“${cut(text)}”`;

function shown(value: Change['before']): string {
  if (value === null || value === '') return 'nothing';
  return typeof value === 'string' ? quoted(value) : String(value);
}

function describeField({ title, field, before, after }: Change): string {
  if (field === 'checked' && typeof after === 'boolean')
    return `${quoted(title)} is ${after ? 'ticked' : 'no longer ticked'}`;
  if (field === 'title') return `${shown(before)} is now called ${shown(after)}`;
  const name = FIELD_NAMES[field ?? ''] ?? (field === null ? 'Something' : cut(field));
  if (before === null || before === '') return `${name} of ${quoted(title)}: ${shown(after)} is new`;
  if (after === null || after === '') return `${name} of ${quoted(title)}: ${shown(before)} is gone`;
  if (typeof before === 'number' || typeof after === 'number') {
    return `${name} of ${quoted(title)} ${field === 'effortHours' ? 'goes' : 'go'} from ${shown(before)} to ${shown(after)}`;
  }
  return `${name} of ${quoted(title)} changes from ${shown(before)} to ${shown(after)}`;
}

function describeMove({ title, field, before, after }: Change): string {
  if (field !== 'parent') return `${quoted(title)} moves from place ${before} to place ${after}`;
  const from = typeof before === 'string' ? quoted(before) : 'the top';
  return `${quoted(title)} moves from ${from} to ${typeof after === 'string' ? quoted(after) : 'the top'}`;
}

/**
 * Says one change in a plain sentence without a full stop: "Hours of “Git and GitHub” go from 20 to 25".
 * Long titles and texts are shortened.
 */
export function describeChange(change: Change): string {
  switch (change.kind) {
    case 'added':
      return `${KIND_NAMES[change.itemKind]} ${quoted(change.title)} is new`;
    case 'removed':
      return `${KIND_NAMES[change.itemKind]} ${quoted(change.title)} is removed`;
    case 'moved':
      return describeMove(change);
    case 'changed':
      return describeField(change);
  }
}
