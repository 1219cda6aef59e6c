/** The blaze, drawn as on the pages: its fill says how strong the evidence is, readable without colour. */
import type { CardStrength } from './types.ts';

/** What it is painted with: the accent, the line of an open one, and the ground inside it. */
export interface BlazeInk {
  paint: string;
  edge: string;
}

const OUTLINE = 'x="4" y="2.5" width="8" height="19" rx="2.75" fill="none"';

function shapes(strength: CardStrength | null, { paint, edge }: BlazeInk): string {
  switch (strength) {
    case 'endorsed':
      return `<rect x="1" y="1" width="14" height="22" rx="5" fill="none" stroke="${paint}" stroke-width="2.25"/><rect x="4.5" y="4.5" width="7" height="15" rx="2.5" fill="${paint}"/>`;
    case 'verified':
      return `<rect x="3" y="1.5" width="10" height="21" rx="3.5" fill="${paint}"/>`;
    case 'checked':
      return `<rect ${OUTLINE} stroke="${paint}" stroke-width="2.25"/><path d="M4.5 8.5 11 4M4.5 13 11.5 8.2M4.5 17.5 11.5 12.7M5.2 21 11.5 17" fill="none" stroke="${paint}" stroke-width="1.75"/>`;
    case 'claimed':
      return `<rect ${OUTLINE} stroke="${paint}" stroke-width="2.25"/>`;
    case null:
      return `<rect ${OUTLINE} stroke="${edge}" stroke-width="1"/>`;
  }
}

/**
 * @param strength null for what is still open
 * @param height in the card's units; two thirds of it wide
 */
export function blaze(strength: CardStrength | null, x: number, y: number, height: number, ink: BlazeInk): string {
  return `<g transform="translate(${x} ${y}) scale(${height / 24})">${shapes(strength, ink)}</g>`;
}
