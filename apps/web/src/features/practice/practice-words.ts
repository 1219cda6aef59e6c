/** What Practice says about challenges and the signals they carry. */
import type { ChallengeSummary, Progress } from '@waymark/contract';
import { blazeWords, type BlazeState, type BlazeStrength } from '../../design/blaze-words.ts';
import { countWords } from '../../design/words.ts';

export type Signal = Progress['signals'][number];
type State = ChallengeSummary['state'];

/** From 1; what the contract allows. */
const DIFFICULTIES = ['A first try', 'Takes thought', 'An evening'];

/** @param difficulty 1 to 3 */
export function difficultyWords(difficulty: number): string {
  return DIFFICULTIES[difficulty - 1] ?? 'Of its own kind';
}

const KINDS: Record<ChallengeSummary['kind'], string> = {
  function: 'a function',
  class: 'a class',
  program: 'a whole program',
  sql: 'SQL',
};

/** @returns what is to be written, e.g. `a function` */
export function kindWords(kind: ChallengeSummary['kind']): string {
  return KINDS[kind];
}

/** A state, as the filter names it. */
export const STATES: readonly { value: State | 'all'; name: string }[] = [
  { value: 'all', name: 'All' },
  { value: 'new', name: 'New' },
  { value: 'tried', name: 'Tried' },
  { value: 'passed', name: 'Passed' },
  { value: 'moved-on', name: 'Set aside' },
];

/** @returns how a challenge stands, in a few words */
export function stateWords({ state, strength, attempts }: Pick<ChallengeSummary, 'state' | 'strength' | 'attempts'>) {
  const tries = attempts === 0 ? '' : `, ${countWords(attempts, 'attempt')}`;
  switch (state) {
    case 'new':
      return 'New';
    case 'tried':
      return `Tried${tries}`;
    case 'moved-on':
      return `Set aside as good enough${tries}`;
    case 'passed':
      return `${blazeWords('done', strength).replace('Done', 'Passed')}${tries}`;
  }
}

/** Set aside is struck through, never filled: it does not count as passed. */
export function blazeOf({ state, strength }: Pick<ChallengeSummary, 'state' | 'strength'>): {
  state: BlazeState;
  strength: BlazeStrength | null;
} {
  if (state === 'passed') return { state: 'done', strength };
  return { state: state === 'moved-on' ? 'skipped' : 'open', strength: null };
}

/** @returns a topic as a heading */
export function topicTitle(topic: string): string {
  return topic.charAt(0).toUpperCase() + topic.slice(1);
}

/** @returns topic and kind in one breath; for SQL both are the same word */
export function aboutWords({ topic, kind }: Pick<ChallengeSummary, 'topic' | 'kind'>): string {
  return kind === 'sql' ? topicTitle(topic) : `${topicTitle(topic)} · ${kindWords(kind)}`;
}

/** @returns one line on a signal: what is there and what is missing */
export function signalFact({ satisfied, state, strength, missing }: Signal): string {
  return satisfied || missing === '' ? `${blazeWords(state, strength)}.` : missing;
}

/** How far a signal is: `3 of 15` where it counts, `60 %` where it does not. */
export function signalShare({ satisfied, progress, missing }: Signal): string {
  if (satisfied) return 'done';
  return /^\d+ of \d+/.exec(missing)?.[0] ?? `${Math.round(progress * 100)}\u00a0%`;
}

/**
 * @param before the signals as they stood
 * @param after the same ones now
 * @returns those that came further or became stronger, with how far they were
 */
export function movedSignals(before: readonly Signal[], after: readonly Signal[]): { signal: Signal; from: number }[] {
  const known = new Map(before.map((signal) => [signal.itemId, signal]));
  return after.flatMap((signal) => {
    const was = known.get(signal.itemId);
    const moved = was === undefined || signal.progress > was.progress || (signal.satisfied && !was.satisfied);
    return moved && signal.progress > 0 ? [{ signal, from: was?.progress ?? 0 }] : [];
  });
}
