/** How long each kind of work takes this learner, against what was estimated: learned from what they finished. */

import { LEAST_PACE, MOST_PACE } from '../plan/at-pace.ts';
import type { FinishedWork, ItemState, KindFactors, KindPace, WorkItem, WorkKind } from '../types.ts';

/** From how many finished pieces on a kind says something. */
export const PIECES_TO_LEARN = 3;
/** How many pieces the plan's own word weighs against the learner's, as in the forecast. */
const PRIOR_PIECES = 5;
/** A factor is told and planned with in twentieths: more would pretend to know. */
const STEP = 0.05;
/** From which difference on a learner is told. */
const NEWS = 0.1;
/** In the order in which they are told; a quick win and saying hello are over in one sitting. */
const KINDS = ['resource', 'action', 'deliverable'] as const satisfies WorkKind[];

/**
 * What was finished with time logged on it. What took less than a fifth or more than five times its estimate is left out:
 * that was known before, or the clock ran on.
 * @param work with the roadmap's own minutes, not those at the learner's pace.
 * @param logged minutes per item id.
 */
export function finishedWork(
  work: readonly WorkItem[],
  logged: Readonly<Record<string, number>>,
  states: ReadonlyMap<string, Pick<ItemState, 'state'>>,
): FinishedWork[] {
  return work.flatMap(({ itemId, kind, minutes }) => {
    const spent = logged[itemId] ?? 0;
    const isSample =
      states.get(itemId)?.state === 'done' && spent >= minutes * LEAST_PACE && spent <= minutes * MOST_PACE;
    return isSample ? [{ itemId, kind, estimateMinutes: minutes, loggedMinutes: spent }] : [];
  });
}

const ratioOf = (pieces: readonly FinishedWork[]): number =>
  pieces.reduce((sum, { loggedMinutes }) => sum + loggedMinutes, 0) /
  pieces.reduce((sum, { estimateMinutes }) => sum + estimateMinutes, 0);

/** Draws a ratio of so many pieces towards another one, in logarithms: what few pieces say counts for little. */
const drawnTowards = (prior: number, ratio: number, pieces: number): number =>
  Math.exp((pieces * Math.log(ratio) + PRIOR_PIECES * Math.log(prior)) / (pieces + PRIOR_PIECES));

const rounded = (factor: number): number =>
  Math.round(Math.min(MOST_PACE, Math.max(LEAST_PACE, factor)) / STEP) / Math.round(1 / STEP);

/**
 * The pace of each kind that something of was finished, in a fixed order. `learned` is the share of logged over estimated
 * minutes, shrunk towards the learner's pace over all kinds, and that towards the plan (partial pooling, Gelman and Hill,
 * 2007, chapter 12, with a prior of five pieces); null before three pieces are finished.
 */
export function kindPaces(finished: readonly FinishedWork[]): KindPace[] {
  const overall = finished.length === 0 ? 1 : drawnTowards(1, ratioOf(finished), finished.length);
  const byKind = Map.groupBy(finished, ({ kind }) => kind);
  return KINDS.flatMap((kind) => {
    const pieces = byKind.get(kind) ?? [];
    if (pieces.length === 0) return [];
    return [
      {
        kind,
        pieces: pieces.length,
        estimateMinutes: pieces.reduce((sum, { estimateMinutes }) => sum + estimateMinutes, 0),
        loggedMinutes: pieces.reduce((sum, { loggedMinutes }) => sum + loggedMinutes, 0),
        learned:
          pieces.length < PIECES_TO_LEARN ? null : rounded(drawnTowards(overall, ratioOf(pieces), pieces.length)),
      },
    ];
  });
}

/**
 * The factors to plan with: those that were learned, and where nothing was those that stand.
 * A factor of one is left out: it says what the roadmap says.
 */
export function learnedFactors(paces: readonly KindPace[], standing: KindFactors = {}): KindFactors {
  const learned = paces.flatMap(({ kind, learned: factor }) => (factor === null ? [] : [[kind, factor] as const]));
  const all = { ...standing, ...Object.fromEntries(learned) };
  return Object.fromEntries(Object.entries(all).filter(([, factor]) => factor !== 1));
}

/** Whether what was learned differs from what the plan goes by so much that it is worth a word: by a tenth. */
export function paceIsNews(paces: readonly KindPace[], standing: KindFactors = {}): boolean {
  return paces.some(({ kind, learned }) => learned !== null && Math.abs(learned - (standing[kind] ?? 1)) > NEWS - 1e-9);
}
