/** How much faster one form of a read is than another, said with its uncertainty. Pure. */

/** Milliseconds of two requests that were sent one right after the other. */
export interface Pair {
  before: number;
  after: number;
}

export interface Gain {
  /** Median of before ÷ after over the pairs: 2 means that it takes half the time now. */
  ratio: number;
  /** Ends of the 95 % confidence interval of that median. */
  low: number;
  high: number;
  pairs: number;
  /** Medians in milliseconds, to look at: the ratio is not made of them. */
  before: number;
  after: number;
}

/** A gain of less than a tenth is within what two runs of the same program differ by. */
export const LEAST_GAIN = 1.1;
/** With fewer pairs no interval of 95 % exists. */
const LEAST_PAIRS = 6;
const TAIL = 0.025;
/** Clocks have steps: no request takes no time. */
const LEAST_MS = 0.001;

/**
 * Both requests of a pair meet the machine in the same state, so what slows it down for a while cancels out. The interval is the
 * exact one of the sign test: it holds for every distribution of the times and draws no random numbers.
 * Source: Conover, Practical Nonparametric Statistics, 3rd edition, section 3.2 (confidence interval for a quantile).
 *
 * @param pairs in any order, at least 6
 * @throws RangeError for fewer
 */
export function gainOf(pairs: readonly Pair[]): Gain {
  if (pairs.length < LEAST_PAIRS) throw new RangeError(`${pairs.length} pairs say nothing`);
  const ratios = sorted(pairs.map(({ before, after }) => Math.max(before, LEAST_MS) / Math.max(after, LEAST_MS)));
  const rank = rankOfBound(ratios.length);
  return {
    ratio: medianOf(ratios),
    low: ratios[rank - 1] ?? 0,
    high: ratios[ratios.length - rank] ?? 0,
    pairs: pairs.length,
    before: medianOf(sorted(pairs.map(({ before }) => before))),
    after: medianOf(sorted(pairs.map(({ after }) => after))),
  };
}

/** @returns what the interval says; a gain that may be smaller than a tenth is none */
export function verdictOn({ low, high }: Gain): 'faster' | 'slower' | 'no gain' {
  if (low >= LEAST_GAIN) return 'faster';
  return high <= 1 / LEAST_GAIN ? 'slower' : 'no gain';
}

/** @returns the largest k for which fewer than k of n fair coins show heads with a chance of at most 2.5 % */
export function rankOfBound(n: number): number {
  let chance = 0.5 ** n;
  let atMost = chance;
  let k = 0;
  while (atMost <= TAIL) {
    k += 1;
    chance *= (n - k + 1) / k;
    atMost += chance;
  }
  return k;
}

/** The middle of a sorted list; of two middles their geometric mean, so that before and after are treated alike. */
function medianOf(values: readonly number[]): number {
  const [low = 0, high = 0] = [(values.length - 1) >> 1, values.length >> 1].map((at) => values[at]);
  return low === high ? low : Math.sqrt(low * high);
}

function sorted(values: number[]): number[] {
  return values.sort((a, b) => a - b);
}
