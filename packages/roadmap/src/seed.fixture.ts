/** The backend roadmap exactly as it is in the content pack. */
import { readFileSync } from 'node:fs';
import { parse } from './parse.ts';
import type { RoadmapDocument } from './model.ts';

/** The bytes of the document, with its misread emoji. */
export function seedBytes(): Uint8Array {
  return readFileSync(new URL('../../../content/backend/roadmap.md', import.meta.url));
}

/** The document, parsed. */
export function seedDocument(): RoadmapDocument {
  return parse(seedBytes());
}
