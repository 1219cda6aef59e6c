/** What the commands of the logs share: all entries of one, and the one that a person means. */
import { CommandFailure } from '../../shell/failure.ts';

/** The most that the interface gives at once. */
const PAGE = 100;

/** @param read one page of the log, counted from 1 @returns every entry, oldest first */
export async function everyEntry<T>(
  read: (query: { page: string; limit: string }) => Promise<{ items: T[]; total: number }>,
): Promise<T[]> {
  const all: T[] = [];
  for (let page = 1; ; page += 1) {
    const { items, total } = await read({ page: String(page), limit: String(PAGE) });
    all.push(...items);
    if (items.length === 0 || all.length >= total) return all;
  }
}

/**
 * @param wanted a piece of its name, or its id
 * @param command that lists them all
 * @throws CommandFailure where none is meant, or more than one
 */
export function pickEntry<T extends { id: string }>(
  list: readonly T[],
  wanted: string,
  { nameOf, noun, command }: { nameOf: (entry: T) => string; noun: string; command: string },
): T {
  const needle = wanted.toLowerCase();
  const found = list.filter((entry) => entry.id === wanted || nameOf(entry).toLowerCase().includes(needle));
  const [one] = found;
  if (one === undefined) throw new CommandFailure(`No ${noun} matches “${wanted}”; \`${command}\` lists them.`);
  if (found.length > 1)
    throw new CommandFailure(
      `Several match: ${found.map((entry) => `${nameOf(entry)} (${entry.id})`).join('; ')}. Name more of it, or its id.`,
    );
  return one;
}
