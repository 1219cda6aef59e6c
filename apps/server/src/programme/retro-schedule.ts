/** Which retrospectives a programme has, and which blocks of the plan were held. */
import { addDays, retroBlockId, retroPeriods, type Block, type LocalDate, type RetroPeriod } from '@waymark/learning';
import { retros, type Db } from '@waymark/store';
import type { OpenProgramme } from './open.ts';

/** A block of a retrospective may be moved this long behind its fortnight. */
const LATE_DAYS = 7;

/** @returns the stretches up to the next one to come; none without a plan */
export async function retroSchedule(
  db: Db,
  open: OpenProgramme,
  blocks: readonly Block[],
  entries: readonly { date: LocalDate }[],
): Promise<RetroPeriod[]> {
  const { programme, curriculum, settings, today } = open;
  if (programme.plan === null) return [];
  const dates = [...blocks, ...entries].map(({ date }) => date);
  return retroPeriods({
    ...{ settings, today, blocks, everyWeeks: curriculum.retroEveryWeeks },
    lastDay: dates.reduce((latest, date) => (date > latest ? date : latest), settings.startDate),
    held: await retros.held(db, programme.id),
  });
}

/** @returns ids of the blocks whose retrospective was held; a number from before a new start names another block now */
export async function heldBlocks(db: Db, programmeId: string, blocks: readonly Block[]): Promise<ReadonlySet<string>> {
  const held = await retros.held(db, programmeId);
  const byId = new Map(blocks.flatMap((block) => (block.kind === 'retro' ? [[block.id, block]] : [])));
  const ids = held.flatMap(({ number, from, to }) => {
    const block = byId.get(retroBlockId(number));
    return block !== undefined && block.date >= from && block.date <= addDays(to, LATE_DAYS) ? [block.id] : [];
  });
  return new Set(ids);
}
