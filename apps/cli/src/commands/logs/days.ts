/** Days as people write them at a terminal. */
import { CURRENT, type Connection } from '../../shell/context.ts';
import { CommandFailure } from '../../shell/failure.ts';

const DAY_MS = 86_400_000;

/** @returns the learner's date, in their own time zone */
export async function learnersToday(client: Connection['client']): Promise<string> {
  const { settings, suggestedSettings } = await client.call('GET', '/api/programmes/{programme}', { params: CURRENT });
  // In Sweden dates are written as we write them.
  return new Date().toLocaleDateString('sv-SE', { timeZone: (settings ?? suggestedSettings).timeZone });
}

/**
 * @param text `YYYY-MM-DD`, `today`, `yesterday`, `tomorrow`, `+7d` or `-2d`
 * @throws CommandFailure for anything else
 */
export function dayOf(text: string, today: string): string {
  const value = text.trim().toLowerCase();
  const days =
    { today: 0, yesterday: -1, tomorrow: 1 }[value] ?? Number(/^([+-]\d{1,3})d?$/.exec(value)?.[1] ?? Number.NaN);
  if (!Number.isNaN(days)) return new Date(Date.parse(`${today}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
  const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(value)) return value;
  throw new CommandFailure(`“${text}” is no day. Write 2027-01-04, today, yesterday, tomorrow or +7d.`);
}
