/** Notes that name other items. */
export { itemAddress, itemIdAt, itemLink, linkText } from './address.ts';
export { knownItems, type KnownItems } from './known.ts';
export { itemLinks, notePieces, renderNote, type ItemLink, type NotePiece } from './links.ts';
