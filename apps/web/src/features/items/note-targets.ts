/** The items that a note can link to: read once, when they are first wanted; the service worker has them without a network too. */
import { apiOf, CURRENT } from '#web/api.ts';
import { items } from '@waymark/roadmap/items';
import { foldWords, type LinkTarget } from './link-words.ts';

/** @returns null where they can be had from nowhere */
export async function readTargets(): Promise<LinkTarget[] | null> {
  try {
    const api = apiOf((...input) => fetch(...input));
    const { roadmap } = await api.call('GET', '/api/programmes/{programme}/roadmap', { params: CURRENT });
    return items(roadmap).map(({ id, kind, title }) => ({ id, kind, title, words: foldWords(title) }));
  } catch {
    return null;
  }
}
