/**
 * How long an hour planned really takes.
 *
 * Draws of the pace (logged / planned) mix two sources in logarithms: a general prior, which weighs as much as
 * `PRIOR_SAMPLES` pieces of work, and a bootstrap of the learner's own pieces (Efron, 1979), which weighs as much as
 * there are pieces. So the prior carries everything at first and fades as work is logged.
 */

import type { PaceSample } from '../types.ts';
import { drawNormal } from './random.ts';

/** People take longer than they plan: around 30 % in the studies that Halkjelsvik and Jørgensen (2012) review. */
export const PRIOR_PACE = 1.25;
/** Spread of the prior in logarithms: two learners in three lie between 0.9 and 1.8 times the plan. */
const PRIOR_SPREAD = 0.35;
const PRIOR_SAMPLES = 5;
/** How much single pieces scatter around a learner's own pace, in logarithms, before their data says. */
const PIECE_SPREAD = 0.5;
/** Beyond these a ratio is a slip of the clock, not a pace. */
const LEAST_RATIO = 0.2;
const MOST_RATIO = 5;
/** Pace changes: the latest pieces count. */
const LATEST = 100;

const clamp = (ratio: number): number => Math.min(MOST_RATIO, Math.max(LEAST_RATIO, ratio));

/** The samples that say something: time was planned and logged; the latest `LATEST`. */
export function usableSamples(samples: readonly PaceSample[]): PaceSample[] {
  const usable = samples.filter(({ plannedMinutes, loggedMinutes }) => plannedMinutes > 0 && loggedMinutes > 0);
  return usable.slice(-LATEST);
}

/** Spread of single pieces in logarithms, drawn towards `PIECE_SPREAD` while there are few. */
function pieceSpread(logs: readonly number[]): number {
  const mean = logs.reduce((sum, value) => sum + value, 0) / Math.max(1, logs.length);
  const squares = logs.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt((squares + PRIOR_SAMPLES * PIECE_SPREAD ** 2) / (logs.length + PRIOR_SAMPLES));
}

/** Logged over planned of as many pieces as there are, drawn with replacement. */
function resample(samples: readonly PaceSample[], random: () => number): number {
  let planned = 0;
  let logged = 0;
  for (let count = 0; count < samples.length; count += 1) {
    const sample = samples[Math.floor(random() * samples.length)];
    if (sample === undefined) continue;
    planned += sample.plannedMinutes;
    logged += clamp(sample.loggedMinutes / sample.plannedMinutes) * sample.plannedMinutes;
  }
  return logged / planned;
}

/**
 * Draws of the pace that the remaining work may have.
 * @param samples usable ones (see `usableSamples`).
 * @param pieces how many pieces of work are left: the more, the more their scatter evens out.
 * @param count how many draws.
 * @param random numbers in [0, 1).
 */
export function drawPaces(
  samples: readonly PaceSample[],
  pieces: number,
  count: number,
  random: () => number,
): number[] {
  const logs = samples.map((sample) => Math.log(clamp(sample.loggedMinutes / sample.plannedMinutes)));
  const scatter = pieceSpread(logs) / Math.sqrt(Math.max(1, pieces));
  return Array.from({ length: count }, () => {
    const prior = Math.log(PRIOR_PACE) + PRIOR_SPREAD * drawNormal(random);
    const own = samples.length === 0 ? 0 : Math.log(resample(samples, random)) * samples.length;
    const mean = (prior * PRIOR_SAMPLES + own) / (samples.length + PRIOR_SAMPLES);
    return Math.exp(mean + scatter * drawNormal(random));
  });
}
