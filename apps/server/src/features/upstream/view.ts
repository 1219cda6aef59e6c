/** What changed upstream, as a learner is asked about it. */
import type { Orphan, UpstreamChangeView, UpstreamView } from '@waymark/contract';
import type { RoadmapDocument, UpstreamChange } from '@waymark/roadmap';
import { pastBases, type Db } from '@waymark/store';
import type { OpenProgramme } from '../../programme/open.ts';
import { orphansOf } from '../tailor/orphans.ts';
import { compare, upstreamsOf, type Compared, type From } from './compare.ts';

const isOpen = ({ status }: UpstreamChange): boolean => status !== 'same';

/** Items that the upstream dropped, with what the learner has kept under them; those with nothing are not told. */
export async function homelessOf(db: Db, open: OpenProgramme, { compared }: Compared): Promise<Orphan[]> {
  const dropped = compared.changes.flatMap(({ kind, itemId, itemKind, title }) =>
    kind === 'removed' && open.items.has(itemId) ? [{ id: itemId, kind: itemKind, title }] : [],
  );
  const orphans = await orphansOf(db, open.programme.id, { kept: [], added: [], unmatched: dropped });
  return orphans.filter(({ evidence, minutes, note }) => evidence + minutes > 0 || note);
}

/** What is dropped goes, unless the learner has kept something under it: then it stays as their own. */
export function suggestionFor(change: UpstreamChange, homeless: ReadonlySet<string>): UpstreamChangeView['suggested'] {
  if (change.status === 'conflict') return null;
  return homeless.has(change.itemId) ? 'leave' : 'take';
}

/** @param wished which upstream; the first that has changed where left out */
export async function upstreamView(
  db: Db,
  open: OpenProgramme,
  pack: () => RoadmapDocument,
  wished: From | undefined,
): Promise<UpstreamView> {
  const all = (await upstreamsOf(db, open, pack)).map((upstream) => compare(open, upstream));
  const changed = all.find(({ compared }) => compared.changes.some(isOpen)) ?? all[0];
  const shown = wished === undefined ? changed : all.find(({ base }) => base.upstream === wished);
  const homeless = shown === undefined ? [] : await homelessOf(db, open, shown);
  const kept = new Set(homeless.map(({ id }) => id));
  const past = shown === undefined ? [] : await pastBases.list(db, open.programme.id, shown.base.upstream);
  return {
    upstreams: all.map(({ base, title, compared: { changes } }) => ({
      from: base.upstream,
      title,
      changes: changes.filter(isOpen).length,
      conflicts: changes.filter(({ status }) => status === 'conflict').length,
      takenAt: base.takenAt,
    })),
    from: shown?.base.upstream ?? null,
    state: shown?.state ?? '',
    changes: (shown?.compared.changes ?? []).map((change) => viewOf(change, kept)),
    homeless,
    leftOut: past.at(-1)?.leftOut ?? [],
    planned: open.programme.plan !== null,
  };
}

function viewOf(change: UpstreamChange, homeless: ReadonlySet<string>): UpstreamChangeView {
  const fields = change.fields.map(({ itemId, kind, field, title, before, after }) => {
    return { itemId, kind, field, title, before, after };
  });
  return { ...change, fields, suggested: suggestionFor(change, homeless) };
}
