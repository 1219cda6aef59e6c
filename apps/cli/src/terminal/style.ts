/** Colour and marks for a terminal; plain text everywhere else. */
import type { ItemStateName, Strength } from '@waymark/learning';

export interface Style {
  bold: (text: string) => string;
  dim: (text: string) => string;
  /** The trail paint: the one accent. */
  paint: (text: string) => string;
  warn: (text: string) => string;
  bad: (text: string) => string;
}

/**
 * @param colour whether the output understands ANSI codes
 * @returns functions that wrap text in them, or leave it as it is
 */
export function styleFor(colour: boolean): Style {
  const wrap = (open: number, close: number) => (text: string) =>
    colour ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  return { bold: wrap(1, 22), dim: wrap(2, 22), paint: wrap(36, 39), warn: wrap(33, 39), bad: wrap(31, 39) };
}

/** The blazes of the page as one character each: fill says how strong the evidence is, without colour. */
const BLAZES: Record<Strength, string> = { claimed: '▯', checked: '▥', verified: '▮', endorsed: '◙' };

/**
 * @param state what the ledger says of an item
 * @param strength its strongest standing evidence
 * @returns one character
 */
export function blaze(state: ItemStateName, strength: Strength | null): string {
  if (state === 'skipped') return '╪';
  if (state === 'deferred') return '┊';
  if (state === 'done' || strength !== null) return BLAZES[strength ?? 'claimed'];
  return '·';
}

export const BLAZE_LEGEND = '▯ claimed  ▥ checked  ▮ verified  ◙ endorsed  ╪ skipped  ┊ put off  · open';
