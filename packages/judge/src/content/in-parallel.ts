/**
 * @param atOnce how many pieces of work may be under way
 * @returns what `work` made of each item, in their order; the first rejection ends it
 */
export async function inParallel<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const made: R[] = [];
  const left = items.entries();
  const one = async (): Promise<void> => {
    for (const [at, item] of left) made[at] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, one));
  return made;
}
