/** Where the work of a block is done, for kinds of work that have a page of their own. */
import type { LoggedBlock } from '@waymark/contract';

interface Place {
  href: string;
  /** What a link to it says where the block's title stands beside it. */
  label: string;
}

const PLACES: Partial<Record<LoggedBlock['kind'], Place>> = {
  retro: { href: '/retros', label: 'Open the retrospectives' },
  hello: { href: '/share#communities', label: 'Choose a community' },
};

/** @returns the page of a block's kind; null where its item is the place */
export function pageOfBlock({ kind }: Pick<LoggedBlock, 'kind'>): Place | null {
  return PLACES[kind] ?? null;
}
