/** From one look at a link to the next: a page is called dead when it was away on several days, never for one bad answer. */
import { seedOf } from '../forecast/random.ts';
import type { Instant } from '../types.ts';
import type { LinkHealth, LinkLook } from './types.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Failures closer together are one: pressing a button again says nothing new. */
const NEXT_DAY_MS = 20 * HOUR_MS;
/** A page that is gone (404) is dead when another day says so too. */
const GONE_TWICE = 2;
/** Anything else has to fail this often, over two days at least. */
const FAILED_OFTEN = 3;
const FAILED_LONG_MS = 2 * DAY_MS;
/** Days between two looks at a link that answers. */
const EVERY_DAYS = 7;
/** A host's wish to be left alone is heeded for so long at most: a clock of theirs may be wrong. */
const LONGEST_REST_MS = EVERY_DAYS * DAY_MS;
/** How much later than planned a look may fall, so that not all of them fall together. */
const SPREAD = 0.1;
const AGAIN_MS = 10 * 60_000;

/**
 * @param before what was known; null at the first look
 * @param spread 0 to 1: where in the span of days the next look falls (see `lookSpread`)
 */
export function afterLook(before: LinkHealth | null, look: LinkLook, now: Instant, spread: number): LinkHealth {
  const rest = 'retryAt' in look && look.retryAt !== null ? bounded(look.retryAt, now) : null;
  if (look.kind === 'gone' || look.kind === 'unsure') return failed(before, look, now, { spread, rest });
  return {
    standing: look.kind,
    reason: 'reason' in look ? look.reason : '',
    movedTo: look.kind === 'moved' ? look.to : null,
    ...{ failures: 0, gone: 0, failingSince: null, countedAt: null },
    lookedAt: now,
    nextAt: next(now, EVERY_DAYS, spread, rest),
    restUntil: rest,
  };
}

function failed(
  before: LinkHealth | null,
  look: Extract<LinkLook, { kind: 'gone' | 'unsure' }>,
  now: Instant,
  { spread, rest }: { spread: number; rest: Instant | null },
): LinkHealth {
  const since = before?.failingSince ?? now;
  const last = before?.countedAt ?? null;
  const counts = last === null || between(last, now) >= NEXT_DAY_MS;
  const failures = (before?.failures ?? 0) + (counts ? 1 : 0);
  const gone = (before?.gone ?? 0) + (counts && look.kind === 'gone' ? 1 : 0);
  const isDead =
    before?.standing === 'dead' ||
    gone >= GONE_TWICE ||
    (failures >= FAILED_OFTEN && between(since, now) >= FAILED_LONG_MS);
  return {
    standing: isDead ? 'dead' : 'failing',
    reason: look.reason,
    movedTo: null,
    ...{ failures, gone, failingSince: since, countedAt: counts ? now : last },
    lookedAt: now,
    // Daily at first, then ever more seldom: what is dead for weeks is no news.
    nextAt: next(now, Math.min(EVERY_DAYS, 2 ** Math.max(0, failures - FAILED_OFTEN)), spread, rest),
    restUntil: rest,
  };
}

function between(from: Instant, to: Instant): number {
  return Date.parse(to) - Date.parse(from);
}

function next(now: Instant, days: number, spread: number, rest: Instant | null): Instant {
  const planned = later(now, days * DAY_MS * (1 + SPREAD * spread));
  return rest !== null && rest > planned ? rest : planned;
}

function bounded(retryAt: Instant, now: Instant): Instant {
  return later(now, Math.max(1_000, Math.min(LONGEST_REST_MS, between(now, retryAt))));
}

function later(now: Instant, ms: number): Instant {
  return new Date(Date.parse(now) + Math.round(ms)).toISOString();
}

/** @returns 0 to 1, the same for a link each time */
export function lookSpread(url: string): number {
  return seedOf(url) / 0xffffffff;
}

/** Whether a person who asks for it gets a new look: not when the last one was minutes ago. */
export function mayLookAgain(lookedAt: Instant | null, now: Instant): boolean {
  return lookedAt === null || Math.abs(between(lookedAt, now)) >= AGAIN_MS;
}
