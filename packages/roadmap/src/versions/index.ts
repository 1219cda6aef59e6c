export { describeChange } from './describe.ts';
export { diff, diffDocuments } from './diff.ts';
export { merge } from './merge.ts';
export { reconcile } from './reconcile.ts';
export type { KeptItem } from './reconcile.ts';
export { threeWay } from './three-way.ts';
export type { Choices, Chosen, ThreeWay, UpstreamChange } from './three-way.ts';
export type { Choice } from './merge.ts';
export type { Markers } from './weave.ts';
