/** Endorsements in words: what is known of whoever signed, and what is not. */
import type { Endorsement } from '@waymark/contract';
import { dateWords } from '../../design/words.ts';

export const LOOKED = {
  read: 'They have read it.',
  talked: 'They have read it and talked it through.',
} as const satisfies Record<Endorsement['looked'], string>;

/** @returns whether the endorsement still says something, and what has become of it if not; empty while it counts */
export function standWords({ withdrawn, counts }: Pick<Endorsement, 'withdrawn' | 'counts'>): string {
  if (withdrawn) return 'You withdrew it. It stays so: to count again, have the text endorsed anew.';
  return counts ? '' : 'It counts for nothing now: the evidence of this text was withdrawn.';
}

/** @returns what the page of whoever signed says of their key, in one sentence */
export function lookWords({ page, look }: Pick<Endorsement, 'page' | 'look'>): string {
  if (page === null) return 'They name no page of theirs: it is signed with another key than yours, and whose, only the name says.';
  if (look === null) return 'The page that they name has not been looked at yet.';
  const at = `looked at ${dateWords(look.lookedAt.slice(0, 10), 'date')}`;
  if (look.found === 'named') return `The page that they name carries this key, ${at}.`;
  if (look.found === 'unnamed') return `The page that they name does not carry this key, ${at}: whose it is, only the name says.`;
  return `The page that they name could not be read, ${at}. ${look.reason}`;
} // prettier-ignore

/** @returns the host of a page, to say where a link leads */
export function hostOf(page: string): string {
  return URL.parse(page)?.host ?? page;
}

/** The last line of an endorsement's note is for machines: key and digests. */
const FOR_MACHINES = /\nkey [\w-]+; text sha256:[0-9a-f]+; file sha256:[0-9a-f]+$/;

/** @returns the note of a piece of evidence as people read it */
export function noteWords({ kind, note }: { kind: string; note: string }): string {
  return kind === 'endorsement' ? note.replace(FOR_MACHINES, '') : note;
}

/** More is no file of ours. */
const MOST_BYTES = 1_000_000;

/** @returns what stands in a file that somebody dropped; a sentence where it is none of ours for sure */
export async function readFile(file: Pick<File, 'size' | 'text'>): Promise<{ value: unknown } | { problem: string }> {
  if (file.size > MOST_BYTES)
    return { problem: 'This file is larger than any of ours: choose the one that was saved.' };
  try {
    return { value: JSON.parse(await file.text()) as unknown };
  } catch {
    return { problem: 'This is no file of Waymark: choose the .json file that was saved.' };
  }
}
