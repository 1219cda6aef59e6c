/** The readiness check: what must be there before the first day. */
import { AppError, type Readiness } from '@waymark/contract';
import { standingEvidence, UNTOUCHED, type EvidenceEntry, type Instant } from '@waymark/learning';
import { renderMarkdown } from '@waymark/roadmap/render';
import { ledger, newId, type Db } from '@waymark/store';
import { readLedger, type OpenProgramme } from '../../programme/open.ts';

export interface FoundTool {
  itemId: string;
  found: boolean;
  detail: string;
}

export async function readinessView(db: Db, open: OpenProgramme): Promise<Readiness> {
  const { roadmap } = open;
  const { entries, states } = await readLedger(db, open);
  const runs = latestRuns(standingEvidence(entries));
  return {
    prerequisites: roadmap.prerequisites.map(({ id, title }) => ({
      itemId: id,
      title,
      state: states.get(id) ?? UNTOUCHED,
    })),
    tools: roadmap.tools.map(({ id, title, text }) => {
      const run = runs.get(id);
      return {
        itemId: id,
        title,
        html: renderMarkdown(text),
        state: states.get(id) ?? UNTOUCHED,
        found: run?.note ?? null,
        checkedAt: run?.at ?? null,
      };
    }),
  };
}

function latestRuns(standing: EvidenceEntry[]): Map<string, EvidenceEntry> {
  return new Map(standing.filter(({ kind }) => kind === 'doctor').map((entry) => [entry.itemId, entry]));
}

/**
 * Records a doctor run. What was found is checked evidence; what an earlier run found and this one did not is withdrawn,
 * so that the tick says what is true now.
 *
 * @throws AppError `item-not-found` for a tool that the roadmap does not list
 */
export async function recordTools(db: Db, open: OpenProgramme, tools: FoundTool[], now: Instant): Promise<void> {
  const listed = new Set(open.roadmap.tools.map(({ id }) => id));
  const stranger = tools.find(({ itemId }) => !listed.has(itemId));
  if (stranger) throw new AppError('item-not-found', `The roadmap lists no tool ${stranger.itemId}.`);
  const { entries } = await readLedger(db, open);
  const standing = standingEvidence(entries).filter(({ kind }) => kind === 'doctor');
  for (const tool of tools)
    await recordTool(
      db,
      open.programme.id,
      tool,
      standing.filter(({ itemId }) => itemId === tool.itemId),
      now,
    );
}

async function recordTool(
  db: Db,
  programmeId: string,
  { itemId, found, detail }: FoundTool,
  earlier: EvidenceEntry[],
  now: Instant,
): Promise<void> {
  // A run that finds what the last one found refreshes the date: the earlier entry gives way to the new one.
  for (const { id } of earlier) {
    const note = found ? 'Superseded by a later doctor run.' : 'A later doctor run did not find it.';
    await ledger.append(db, programmeId, { type: 'withdrawal', id: newId(), at: now, evidenceId: id, note });
  }
  if (!found) return;
  await ledger.append(db, programmeId, {
    type: 'evidence',
    id: newId(),
    at: now,
    itemId,
    strength: 'checked',
    kind: 'doctor',
    subject: '',
    value: null,
    note: detail,
    link: null,
  });
}
