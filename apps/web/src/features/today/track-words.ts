/** Whether a learner is on track, in words: never a single date, never a reproach. */
import type { Today } from '@waymark/contract';
import { countWords, dateWords, daysBetween, minutesWords } from '../../design/words.ts';

type Track = Today['track'];

/** Closer than this to the plan is on it: half an hour either way is a normal week. */
const ON_PLAN_MINUTES = 30;

/** @returns how the logged time stands against the plan, up to yesterday */
export function paceWords({ plannedToDate, loggedToDate }: Pick<Track, 'plannedToDate' | 'loggedToDate'>): string {
  if (plannedToDate === 0 && loggedToDate === 0) return 'This is where you start.';
  const ahead = loggedToDate - plannedToDate;
  if (Math.abs(ahead) <= ON_PLAN_MINUTES) return 'You are on track.';
  return ahead > 0 ? `You are ${minutesWords(ahead)} ahead.` : `You are ${minutesWords(-ahead)} behind the plan.`;
}

/** @returns when it will probably end, as a range where there is one */
export function endWords({ endDate, forecast }: Pick<Track, 'endDate' | 'forecast'>): string {
  if (endDate === null) return 'Everything is done, skipped or put off.';
  if (!forecast || forecast.p50 === forecast.p95) return `The plan ends on ${dateWords(endDate, 'date')}.`;
  return `You will probably finish between ${dateWords(forecast.p50, 'date')} and ${dateWords(forecast.p95, 'date')}.`;
}

/** @returns what of the day's minutes the server has not heard of: `45 min of today wait on this device.` */
export function waitingWords(minutes: number): string {
  if (minutes > 0) return `${minutesWords(minutes)} of today wait on this device.`;
  return `${minutesWords(-minutes)} were taken away; that waits on this device.`;
}

/** @returns `Week 3 of 24`, or how long it is until the first day */
export function weekWords(today: Pick<Today, 'week' | 'totalWeeks' | 'date' | 'next'>): string {
  if (today.week > 0) return `Week ${today.week} of ${today.totalWeeks}`;
  if (!today.next) return 'Before the start';
  const days = daysBetween(today.date, today.next.date);
  return days === 1 ? 'You start tomorrow' : `You start in ${countWords(days, 'day')}`;
}
