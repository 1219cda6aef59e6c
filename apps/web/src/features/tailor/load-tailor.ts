/** What the Tailor screen shows: the draft, and the version that it was begun on. */
import { CURRENT } from '#web/api.ts';
import type { Routes } from '@waymark/contract';
import type { CallOutput, Client } from '@waymark/contract/client';

export const AT = '/api/programmes/{programme}/tailor' as const;

export type Tailor = CallOutput<Routes['getTailor']>;
export type WholeVersion = CallOutput<Routes['getVersion']>;

export interface TailorData {
  tailor: Tailor;
  /** The version in force. */
  base: WholeVersion;
  /** What the draft was begun on, where a newer version came since. */
  begunOn: WholeVersion | null;
}

/** A version never changes: once read, it need not be read again after every write of the draft. */
let last: { key: string; version: WholeVersion } | null = null;

async function baseOf(api: Client, { programme, version, versionAt }: Tailor): Promise<WholeVersion> {
  // A restored backup may hold another text under the same number.
  const key = `${programme.id} ${version} ${versionAt}`;
  if (last?.key === key) return last.version;
  const found = await api.call('GET', `${AT}/versions/{version}`, { params: { ...CURRENT, version } });
  // On the server, one learner's roadmap is not kept for the next request.
  if (typeof window !== 'undefined') last = { key, version: found };
  return found;
}

export async function loadTailor(api: Client): Promise<TailorData> {
  const tailor = await api.call('GET', AT, { params: CURRENT });
  const base = await baseOf(api, tailor);
  const old = tailor.draft && tailor.draft.baseVersion !== tailor.version ? tailor.draft.baseVersion : null;
  const params = { ...CURRENT, version: old ?? 0 };
  const begunOn = old === null ? null : await api.call('GET', `${AT}/versions/{version}`, { params }).catch(() => null);
  return { tailor, base, begunOn };
}
