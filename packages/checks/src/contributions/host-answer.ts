/** What a host answers, read with distrust: no field is taken to be there, no address is followed. */
import type { WireResponse } from '../ports/transport.ts';
import { isRecord } from '../schema/validate.ts';
import type { HostTask } from './host-state.ts';

/** One commit or pull request. */
export interface FoundContribution {
  /** Hash of the commit; `ada/books#7` of a pull request. */
  id: string;
  kind: 'commit' | 'pull-request';
  /** `YYYY-MM-DD`. */
  day: string;
}

const NAME = /^(?!\.+\/)[\w.-]{1,100}\/(?!\.+$)[\w.-]{1,100}$/;
const DAY = /^(\d{4}-\d{2}-\d{2})T/;

/** @returns the list in the body; null where it is none */
export function listIn({ body }: WireResponse): Record<string, unknown>[] | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    return Array.isArray(value) ? value.filter((entry) => isRecord(entry)) : null;
  } catch {
    return null;
  }
}

/** @returns names of repositories, without copies of other people's, whose history is not the learner's */
export function repositoriesIn(list: readonly Record<string, unknown>[]): string[] {
  return list.flatMap(({ full_name: name, fork }) =>
    typeof name === 'string' && NAME.test(name) && fork !== true ? [name] : [],
  );
}

/** @returns the commits in a list; what has no hash or no date is left out */
export function commitsIn(list: readonly Record<string, unknown>[]): FoundContribution[] {
  return list.flatMap((entry): FoundContribution[] => {
    const { sha, commit } = entry;
    const author = isRecord(commit) && isRecord(commit['author']) ? commit['author'] : {};
    const day = dayOf(author['date']);
    return typeof sha === 'string' && /^[0-9a-f]{40}$/.test(sha) && day !== null
      ? [{ id: sha, kind: 'commit', day }]
      : [];
  });
}

/** @returns the pull requests in a list that the user opened */
export function pullsIn(
  list: readonly Record<string, unknown>[],
  repository: string,
  user: string,
): FoundContribution[] {
  return list.flatMap((entry): FoundContribution[] => {
    const { number, created_at: at, user: by } = entry;
    const login = isRecord(by) && typeof by['login'] === 'string' ? by['login'] : '';
    const day = dayOf(at);
    return Number.isSafeInteger(number) && day !== null && login.toLowerCase() === user.toLowerCase()
      ? [{ id: `${repository}#${number as number}`, kind: 'pull-request', day }]
      : [];
  });
}

function dayOf(value: unknown): string | null {
  const day = typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? DAY.exec(value)?.[1] : undefined;
  return day ?? null;
}

export function header({ headers }: WireResponse, name: string): string | null {
  return headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? null;
}

/**
 * The page that comes next (RFC 8288, `rel="next"`). Only its number is taken: where the rest of the link leads is not
 * looked at, and a number that does not go forward ends the list.
 */
export function nextPage(response: WireResponse, { page }: HostTask): number | null {
  const links = (header(response, 'link') ?? '').slice(0, 8_000).split(',');
  const next = links.find((link) => /;\s*rel="?next"?\s*(;|$)/.test(link.trim()));
  const number = Number(/[?&]page=(\d{1,6})(?:&|>)/.exec(next ?? '')?.[1] ?? Number.NaN);
  return number === page + 1 ? number : null;
}

/** @returns when a host that had enough may be asked again; null where it did not say that it had */
export function waitFor(response: WireResponse, now: Date): Date | null {
  const { status } = response;
  if (status !== 403 && status !== 429) return null;
  const after = Number(header(response, 'retry-after') ?? Number.NaN);
  if (after >= 0) return bounded(now.getTime() + after * 1_000, now);
  const isSpent = header(response, 'x-ratelimit-remaining') === '0';
  const reset = Number(header(response, 'x-ratelimit-reset') ?? Number.NaN);
  if (isSpent && reset >= 0) return bounded(reset * 1_000, now);
  // Limits on many requests at once come without a number.
  const isTold = /rate limit|abuse/i.test(new TextDecoder().decode(response.body.subarray(0, 2_000)));
  return status === 429 || isSpent || isTold ? bounded(now.getTime() + 60_000, now) : null;
}

/** A clock of theirs that is wrong must not lock us out for ever: a second at least, a day at most. */
function bounded(time: number, now: Date): Date {
  return new Date(Math.max(now.getTime() + 1_000, Math.min(now.getTime() + 86_400_000, time)));
}
