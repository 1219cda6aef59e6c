/** What Tailor says of parts, versions and changes. */
import type { DocumentVersion, Orphan, OwnRule } from '@waymark/contract';
import type { AnyItem, ItemKind } from '@waymark/roadmap';
import { countWords, minutesWords } from '../../design/words.ts';

/** Parts that can be added, as a button says it. */
export const ADDED: Partial<Record<ItemKind, string>> = {
  action: 'an action',
  resource: 'a resource',
  deliverable: 'something to make',
  signal: 'a signal',
  'quick-win': 'a quick win',
  'leverage-move': 'a leverage move',
  prerequisite: 'a prerequisite',
  tool: 'a tool',
  metric: 'a metric',
  practice: 'a habit',
  prompt: 'a question',
};

const ORIGINS: Record<DocumentVersion['origin'], string> = {
  imported: 'Imported',
  duplicated: 'Copied from another programme',
  saved: 'Tailored',
  restored: 'Brought back',
  merged: 'Merged with changes from elsewhere',
  synced: 'Read from a file',
};

export function originWords({ origin, fromVersion }: Pick<DocumentVersion, 'origin' | 'fromVersion'>): string {
  return origin === 'restored' && fromVersion !== null ? `Version ${fromVersion} brought back` : ORIGINS[origin];
}

/** What the learner has kept under an item that goes; empty where nothing. */
export function keptWords({ evidence, minutes, note }: Pick<Orphan, 'evidence' | 'minutes' | 'note'>): string {
  const parts = [
    evidence > 0 ? (evidence === 1 ? 'evidence' : `${evidence} pieces of evidence`) : '',
    minutes > 0 ? `${minutesWords(minutes)} logged` : '',
    note ? 'a note' : '',
  ].filter((part) => part !== '');
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

/** @param hours to a tenth */
export function hoursWords(hours: number): string {
  return `${Math.round(hours * 10) / 10}\u00a0h`;
}

const KINDS: Record<OwnRule['evidence']['kind'], [string, string]> = {
  quiz: ['quiz', 'quizzes'],
  explanation: ['explanation', 'explanations'],
  challenge: ['challenge', 'challenges'],
  exercise: ['SQL exercise', 'SQL exercises'],
  check: ['check', 'checks'],
};

export function proofKind(kind: OwnRule['evidence']['kind'], many = false): string {
  return KINDS[kind][many ? 1 : 0];
}

/** Where a proof is made. */
export function proofHref(kind: OwnRule['evidence']['kind'], subject: string): string {
  if (kind === 'quiz') return `/practice/quizzes/${subject}`;
  if (kind === 'explanation') return `/practice/explain/${subject}`;
  return kind === 'check' ? '/projects' : `/practice/${subject}`;
}

/** The words of an item that one edits besides its title. */
export function textOf(item: AnyItem): string {
  if (item.kind === 'phase') return item.goal;
  return item.kind === 'resource' ? item.remark : item.text;
}

export function countOf(changes: number): string {
  return changes === 0 ? 'Nothing is changed' : countWords(changes, 'change');
}
