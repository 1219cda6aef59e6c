/** When a run is made again by itself: what is public rots, and the learner should hear of it before an employer does. */
import type { Instant } from '@waymark/learning';
import type { StoredRun } from '@waymark/store';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** After a pass. A certificate is near its end for days only; a repository changes with every commit. */
const AFTER_PASS: Readonly<Record<string, number>> = { https: DAY, dns: DAY, deployed: DAY };
const WEEK = 7 * DAY;

/**
 * @param run just ended
 * @returns null for a route that only the learner's machine can take, and for a first failure: the learner sees it anyway
 */
export function nextRun(
  { route, check, reason }: Pick<StoredRun, 'route' | 'check' | 'reason'>,
  status: 'pass' | 'fail' | 'error',
  now: Instant,
): Instant | null {
  if (route !== 'direct' && route !== 'clone') return null;
  const after = status === 'pass' ? (AFTER_PASS[check] ?? WEEK) : status === 'fail' ? DAY : 6 * HOUR;
  if (status !== 'pass' && reason === 'asked') return null;
  return new Date(Date.parse(now) + after).toISOString();
}
