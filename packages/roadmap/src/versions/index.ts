export { describeChange } from './describe.ts';
export { diff, diffDocuments } from './diff.ts';
export { merge } from './merge.ts';
export { reconcile } from './reconcile.ts';
export type { KeptItem } from './reconcile.ts';
