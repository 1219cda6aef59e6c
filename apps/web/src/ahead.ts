/** Fetches, while nobody waits for it, what a day without a network needs: the service worker keeps it. */
import { apiOf, CURRENT, itemParams } from './api.ts';
import type { Client } from '@waymark/contract/client';

/** The page has settled by then. */
const AFTER_MS = 12_000;
/** Not more often than that in one browser. */
const EVERY_MS = 6 * 3_600_000;
const MARK = 'offline:ahead';
/** Items of the plan's next days, and challenges that are not passed: more than a day's work. */
const [MOST_ITEMS, MOST_CHALLENGES] = [40, 20];

type Read = () => Promise<unknown>;

/** @returns a function that stops it */
export function fetchAhead(): () => void {
  const timer = setTimeout(() => void run().catch(() => undefined), AFTER_MS);
  return () => clearTimeout(timer);
}

async function run(): Promise<void> {
  if (!navigator.serviceWorker?.controller || savesData() || Date.now() - lastTime() < EVERY_MS) return;
  localStorage.setItem(MARK, String(Date.now()));
  const api = apiOf((...input) => fetch(...input));
  // One after the other: it must not be felt.
  for (const read of await wanted(api)) await read();
}

async function wanted(api: Client): Promise<Read[]> {
  const params = CURRENT;
  const [plan, practice] = await Promise.all([
    // The whole plan stands in for any weeks of it.
    api.call('GET', '/api/programmes/{programme}/plan', { params }).catch(() => null),
    api.call('GET', '/api/programmes/{programme}/practice', { params }),
  ]);
  const items = new Set(
    (plan?.blocks ?? []).filter((block) => block.date >= (plan?.today ?? '')).map((block) => block.itemId),
  );
  const challenges = practice.challenges.filter(({ state }) => state !== 'passed');
  return [
    () => api.call('GET', '/api/programmes/{programme}/roadmap', { params }),
    () => api.call('GET', '/api/programmes/{programme}/review', { params }),
    () => api.call('GET', '/api/programmes/{programme}/today', { params }),
    ...[...items]
      .filter((id) => id !== null)
      .slice(0, MOST_ITEMS)
      .map(
        (id) => () => api.call('GET', '/api/programmes/{programme}/items/{kind}/{slug}', { params: itemParams(id) }),
      ),
    ...challenges.slice(0, MOST_CHALLENGES).map(
      ({ slug: challenge }) =>
        () =>
          api.call('GET', '/api/programmes/{programme}/practice/challenges/{challenge}', {
            params: { ...params, challenge },
          }),
    ),
  ];
}

const lastTime = (): number => Number(localStorage.getItem(MARK) ?? 0);

function savesData(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData ?? false;
}
