const USUAL_SIZE = 20;
const LARGEST_SIZE = 100;
const DONE = { true: true, false: false };

/** Reads the query of a list. What cannot be read is as if it were not there; a page is never larger than 100. */
export function readPage({ page, limit, done }) {
  const size = Math.min(countFrom(limit) ?? USUAL_SIZE, LARGEST_SIZE);
  return { size, skip: ((countFrom(page) ?? 1) - 1) * size, done: DONE[done] ?? null };
}

/** A whole number from 1 up; null for anything else. */
function countFrom(value) {
  const count = Number(value);
  return Number.isSafeInteger(count) && count > 0 ? count : null;
}
