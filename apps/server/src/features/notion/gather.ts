/** What a programme in Notion is made of, gathered from the store. */
import type { NotionInput } from '@waymark/exports';
import { localDateAt, type ProofRules } from '@waymark/learning';
import { items } from '@waymark/roadmap';
import { knownItems, notePieces } from '@waymark/roadmap/notes';
import { blocks, notes, timeEntries, type Db } from '@waymark/store';
import { readLedger, type OpenProgramme } from '../../programme/open.ts';
import { progressView } from '../progress/service.ts';

export async function gather(db: Db, open: OpenProgramme, rules: ProofRules): Promise<NotionInput> {
  const { programme, roadmap, settings } = open;
  const [{ entries, states, proofs }, written, planned, time, { metrics }] = await Promise.all([
    readLedger(db, open),
    notes.all(db, programme.id),
    blocks.list(db, programme.id, {}),
    timeEntries.list(db, programme.id, {}),
    progressView(db, open, rules),
  ]);
  const evidence = new Map(entries.flatMap((entry) => (entry.type === 'evidence' ? [[entry.id, entry.at]] : [])));
  const logged = new Map<string, number>();
  for (const { itemId, minutes } of time) if (itemId !== null) logged.set(itemId, (logged.get(itemId) ?? 0) + minutes);
  const known = knownItems(() => items(roadmap));
  return {
    roadmap,
    states,
    notes: new Map(written.map(({ itemId, markdown }) => [itemId, notePieces(markdown, known)])),
    logged,
    signals: proofs.map(({ itemId, satisfied, evidenceIds, missing }) => {
      const last =
        evidenceIds
          .map((id) => evidence.get(id) ?? '')
          .sort()
          .at(-1) ?? '';
      return { itemId, missing, provedOn: satisfied && last !== '' ? localDateAt(last, settings.timeZone) : null };
    }),
    metrics,
    blocks: planned,
  };
}
