/** What the plan says in words: how a block stands, what a move did, when it all ends. */
import type { LoggedBlock, PlanView } from '@waymark/contract';
import type { ReflowReport } from '../../api-types.ts';
import { countWords, dateWords, endShiftWords, minutesWords } from '../../design/words.ts';

const KINDS: Record<LoggedBlock['kind'], string> = {
  scripted: 'From the weekly flow',
  study: 'Study',
  'deep-dive': 'Deep dive',
  deliverable: 'Something to make',
  'quick-win': 'Quick win',
  hello: 'Say hello',
  retro: 'Look back',
};

/** @returns what kind of sitting it is */
export function kindWords(kind: LoggedBlock['kind']): string {
  return KINDS[kind];
}

/** @returns how a block stands: `Planned`, `Done`, `45 min of 1 h 30 min`, `Missed` */
export function statusWords({ status, minutes, loggedMinutes }: LoggedBlock): string {
  if (status === 'done') return 'Done';
  if (status === 'missed') return 'Missed';
  if (loggedMinutes > 0) return `${minutesWords(loggedMinutes)} of ${minutesWords(minutes)}`;
  return 'Planned';
}

/** @returns `Thursday 26 November` */
function dayWords(date: string): string {
  return dateWords(date, 'day');
}

/**
 * @param block the one that the learner moved
 * @param date where it went
 * @param report what the move did to everything else
 */
export function moveWords(block: Pick<LoggedBlock, 'id' | 'title'>, date: string, report: ReflowReport): string {
  const others = report.moved.filter(({ blockId }) => blockId !== block.id).length;
  const rest =
    others === 0 ? '' : ` ${countWords(others, 'other block')} ${others === 1 ? 'shifts' : 'shift'} with it.`;
  return `“${block.title}” is on ${dayWords(date)} now.${rest} ${endShiftWords(report.endShiftDays, report.endAfter)}`;
}

/** @returns what a re-plan did: how many blocks have another day, and the end */
export function reflowWords(report: ReflowReport): string {
  const moved = report.moved.length + report.added;
  const first = moved === 0 ? 'No block had to move.' : `${countWords(moved, 'block')} found a new day.`;
  return `${first} ${endShiftWords(report.endShiftDays, report.endAfter)}`;
}

/** @returns when the programme ends, as a range where the forecast has one */
export function endWords({ endDate, forecast }: Pick<PlanView, 'endDate' | 'forecast'>): string {
  if (endDate === null) return 'Nothing is left to plan: every item is done, skipped or known.';
  const plan = `The plan ends on ${dateWords(endDate, 'date')}.`;
  if (!forecast || forecast.p50 === forecast.p95) return plan;
  return `${plan} At your pace you finish between ${dateWords(forecast.p50, 'date')} and ${dateWords(forecast.p95, 'date')}.`;
}

/** @returns what another pace would do to the end of the plan */
export function endEffectWords(before: string | null, after: string | null): string {
  if (after === null) return 'Nothing can be planned so: give at least one weekday some time.';
  if (before === null) return `The plan would end on ${dateWords(after, 'date')}.`;
  const days = Math.round((Date.parse(after) - Date.parse(before)) / 86_400_000);
  if (days === 0) return `The end would stay on ${dateWords(after, 'date')}.`;
  return `The end would move ${countWords(Math.abs(days), 'day')} ${days > 0 ? 'later' : 'earlier'}, to ${dateWords(after, 'date')}.`;
}
