/** Edits as data: what a page or a program asks for, one after the other, all or nothing. */
import type { ItemKind, RoadmapDocument } from '../model.ts';
import { addItem } from './add.ts';
import type { ItemPatch } from './body.ts';
import { editItem } from './item.ts';
import type { EditResult } from './result.ts';
import { splitPhase } from './split.ts';
import { moveItem, removeItem } from './structure.ts';

export type RoadmapEdit =
  | { type: 'set'; id: string; patch: { [K in keyof ItemPatch]?: ItemPatch[K] | undefined } }
  | { type: 'move'; id: string; before: string }
  | { type: 'move'; id: string; after: string }
  | { type: 'drop'; id: string }
  | {
      type: 'add';
      kind: ItemKind;
      title: string;
      text?: string | undefined;
      url?: string | undefined;
      hours?: number | undefined;
      after?: string | undefined;
      phaseId?: string | undefined;
    }
  | { type: 'split'; id: string; title: string; items: string[] };

/** All edits, or the first that cannot be done and why. `ids` are the items that they were about, in order. */
export type EditsResult =
  { ok: true; document: RoadmapDocument; ids: string[] } | { ok: false; at: number; reason: string };

/** The patch without fields that say nothing. */
function given(patch: Extract<RoadmapEdit, { type: 'set' }>['patch']): ItemPatch {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
}

/** Makes one edit. Never throws; what cannot be done is refused in words, and the document stays as it is. */
export function applyEdit(document: RoadmapDocument, edit: RoadmapEdit): EditResult {
  switch (edit.type) {
    case 'set':
      return editItem(document, edit.id, given(edit.patch));
    case 'move':
      return moveItem(document, edit.id, 'before' in edit ? { before: edit.before } : { after: edit.after });
    case 'drop':
      return removeItem(document, edit.id);
    case 'add':
      return addItem(document, edit);
    case 'split':
      return splitPhase(document, edit.id, { title: edit.title, items: edit.items });
  }
}

/** Makes edits in order, each on what the one before left. */
export function applyEdits(document: RoadmapDocument, edits: readonly RoadmapEdit[]): EditsResult {
  const ids: string[] = [];
  let current = document;
  for (const [at, edit] of edits.entries()) {
    const result = applyEdit(current, edit);
    if (!result.ok) return { ok: false, at, reason: result.reason };
    current = result.document;
    ids.push(result.id);
  }
  return { ok: true, document: current, ids };
}
