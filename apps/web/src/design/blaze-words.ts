/** What a blaze says, in words: the text alternative and the legend use the same ones. */
export type BlazeState = 'open' | 'done' | 'skipped' | 'deferred';
export type BlazeStrength = 'claimed' | 'checked' | 'verified' | 'endorsed';

const DONE: Record<BlazeStrength, string> = {
  claimed: 'Done, you say so',
  checked: 'Done, checked on your machine',
  verified: 'Done, verified',
  endorsed: 'Done, endorsed by someone',
};
const OTHER: Record<Exclude<BlazeState, 'done'>, string> = { open: 'Open', skipped: 'Skipped', deferred: 'Put off' };

/** @returns the state of an item and how strong its evidence is, as a learner says it */
export function blazeWords(state: BlazeState, strength: BlazeStrength | null): string {
  return state === 'done' ? DONE[strength ?? 'claimed'] : OTHER[state];
}
