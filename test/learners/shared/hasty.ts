/** Limits of a run against a hostile server: the same as ever, only sooner. */
export const HASTY = { runMs: 12_000, wire: { connectMs: 1_000, firstByteMs: 1_000, totalMs: 1_500 } };
