/** How much of what was learned is still there, and what is about to go. */
import type { Instant } from '../types.ts';
import { retrievability, TARGET_RETENTION } from './scheduler.ts';
import type { RecallCard } from './types.ts';

export interface Retention {
  /** Cards that were reviewed at least once and take part. */
  cards: number;
  /** Mean chance to remember one of them, 0..1; null without cards. */
  mean: number | null;
  /** How many are about to be forgotten: their chance is below the target. */
  fading: number;
}

/** @param at now, or a later moment: how it will be if nothing is reviewed until then */
export function retention(cards: readonly RecallCard[], at: Instant, target: number = TARGET_RETENTION): Retention {
  const known = cards.filter(({ aside, memory }) => aside === null && memory.state !== 'new');
  const chances = known.map(({ memory }) => retrievability(memory, at));
  return {
    cards: known.length,
    mean: known.length === 0 ? null : chances.reduce((sum, chance) => sum + chance, 0) / known.length,
    fading: chances.filter((chance) => chance < target).length,
  };
}
