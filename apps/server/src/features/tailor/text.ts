/** What a learner has written, read against the version in force: the same items keep their ids. */
import { AppError } from '@waymark/contract';
import {
  applyEdits,
  items,
  reconcile,
  type KeptItem,
  type Reconciliation,
  type RoadmapDocument,
  type RoadmapEdit,
} from '@waymark/roadmap';
import type { OpenProgramme } from '../../programme/open.ts';
import { parseOrRefuse } from '../programmes/service.ts';

/** A whole text, or changes of the document in force. */
export interface Written {
  source?: string | undefined;
  edits?: RoadmapEdit[] | undefined;
  kept: KeptItem[];
}

export interface Read {
  document: RoadmapDocument;
  reconciliation: Reconciliation;
}

/** @throws AppError `invalid-request` for a text that is none, and for the first change that cannot be made */
export function readWritten(open: OpenProgramme, { source, edits, kept }: Written): Read {
  if (edits !== undefined) return edited(open, edits);
  const next = parseOrRefuse(source ?? '');
  const { roadmap, reconciliation } = reconcile(open.roadmap, next.roadmap, kept);
  return { document: { ...next, roadmap }, reconciliation };
}

function edited(open: OpenProgramme, edits: RoadmapEdit[]): Read {
  const result = applyEdits(open.document, edits);
  if (!result.ok) {
    const message = `Nothing was changed. ${result.reason}`;
    throw new AppError('invalid-request', message, [{ path: `body.edits.${result.at}`, message: result.reason }]);
  }
  return { document: result.document, reconciliation: reconciliationOf(open, result.document) };
}

/** What became of the ids, where both sides have theirs already. */
export function reconciliationOf(open: OpenProgramme, { roadmap }: RoadmapDocument): Reconciliation {
  const after = new Set(items(roadmap).map(({ id }) => id));
  const gone = [...open.items.values()].filter(({ id }) => !after.has(id));
  return {
    kept: [...after].filter((id) => open.items.has(id)),
    added: [...after].filter((id) => !open.items.has(id)),
    unmatched: gone.map(({ id, kind, title }) => ({ id, kind, title })),
  };
}
