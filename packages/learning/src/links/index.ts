export { archiveAddress, fragmentOf, pageOf } from './address.ts';
export { afterLook, lookSpread, mayLookAgain } from './health.ts';
export type { LinkHealth, LinkLook, LinkStanding } from './types.ts';
