/** The roadmap document: parse, print, edit, format, lint, compare, merge. Pure: no files, no clock, no chance. */
export type * from './model.ts';
export { ITEM_KINDS } from './model.ts';
export { parse, printRoadmap } from './parse.ts';
export type { ParseOptions } from './parse.ts';
export { decode } from './text/decode.ts';
export { countsOf } from './items/counts.ts';
export { itemById, items, itemsById, phaseOf } from './items/items.ts';
export { slugOf } from './items/ids.ts';
export { lint } from './lint/lint.ts';
export { editItem } from './edit/item.ts';
export type { ItemPatch } from './edit/body.ts';
export { insertItem, moveItem, removeItem } from './edit/structure.ts';
export type { Insertion, Target } from './edit/structure.ts';
export type { EditResult } from './edit/result.ts';
export { describeChange, diff, diffDocuments, merge, reconcile } from './versions/index.ts';
export { format } from './edit/format.ts';
