/** A programme beside what it was made from, as that is now. */
import { AppError } from '@waymark/contract';
import { parse, threeWay, type RoadmapDocument, type ThreeWay } from '@waymark/roadmap';
import { bases, documents, programmes, type Db, type StoredBase } from '@waymark/store';
import type { OpenProgramme } from '../../programme/open.ts';

export type From = StoredBase['upstream'];

/** An upstream as it is now. */
export interface Upstream {
  base: StoredBase;
  title: string;
  theirs: RoadmapDocument;
  /** Of the other programme's document; 0 for the content pack. */
  version: number;
}

export interface Compared extends Upstream {
  compared: ThreeWay;
  /** Of all three texts: what was chosen on one of them is not applied to another. */
  state: string;
}

/** Reads the pack's roadmap once. */
export function packRoadmap(bytes: Uint8Array): () => RoadmapDocument {
  let read: RoadmapDocument | undefined;
  return () => (read ??= parse(bytes));
}

/** @returns what the programme was made from and can still be read, the content pack first */
export async function upstreamsOf(
  db: Db,
  { programme }: OpenProgramme,
  pack: () => RoadmapDocument,
): Promise<Upstream[]> {
  const found: Upstream[] = [];
  for (const base of await bases.list(db, programme.id)) {
    if (base.upstream === 'pack') {
      const theirs = pack();
      found.push({ base, theirs, title: theirs.roadmap.title || 'The content pack’s roadmap', version: 0 });
      continue;
    }
    const other = await programmes.get(db, base.upstreamId);
    const document = other === null ? null : await documents.latest(db, other.id);
    if (other && document) found.push({ base, theirs: document, title: other.title, version: document.version });
  }
  return found;
}

export function compare({ document }: OpenProgramme, upstream: Upstream): Compared {
  const { base, theirs } = upstream;
  // The usual case: nothing was changed, and nothing has to be read.
  const isSame = bases.hashOf(theirs.source) === base.hash;
  const before = isSame ? theirs : parse(base.source);
  const compared: ThreeWay = isSame
    ? { changes: [], choose: () => ({ source: document.source, kept: [], added: [], conflicts: [] }) }
    : threeWay(before, document, theirs);
  const state = bases.hashOf([document.source, base.hash, theirs.source].map(bases.hashOf).join(' '));
  return { ...upstream, compared, state };
}

/** @throws AppError `conflict` where the programme was not made from that, or it is gone */
export async function comparedWith(
  db: Db,
  open: OpenProgramme,
  from: From,
  pack: () => RoadmapDocument,
): Promise<Compared> {
  const upstream = (await upstreamsOf(db, open, pack)).find(({ base }) => base.upstream === from);
  if (upstream === undefined) {
    const what = from === 'pack' ? 'the content pack’s roadmap' : 'another programme that is still here';
    throw new AppError('conflict', `This programme was not made from ${what}, so there is nothing to take over.`);
  }
  return compare(open, upstream);
}
