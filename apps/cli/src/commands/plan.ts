import type { PlanView, ProgrammeDetail } from '@waymark/contract';
import type { Client } from '@waymark/contract/client';
import type { PlanSettings } from '@waymark/learning';
import { CURRENT, withConnection, type Context } from '../shell/context.ts';
import { CommandFailure, EXIT } from '../shell/failure.ts';
import { clockTime, duration, longDate, plainDate } from '../terminal/format.ts';
import type { Output } from '../terminal/output.ts';
import { reportLine } from '../terminal/report.ts';

export interface PlanOptions {
  start?: string;
  hours?: string;
  sitting?: string;
  zone?: string;
  off?: string[];
  known?: string[];
  reflow?: boolean;
  days?: string;
}

const NO_FLAGS = /^\d{4}-\d{2}-\d{2}$/;

/** `waymark plan`: shows the next days; with settings, plans anew; with `--reflow`, finds new dates for what slipped. */
export async function plan(context: Context, options: PlanOptions): Promise<number> {
  return withConnection(context, async ({ client }) => {
    const programme = await client.call('GET', '/api/programmes/{programme}', { params: CURRENT });
    const settings = settingsOf(programme, options);
    if (settings) {
      const saved = client.call('PUT', '/api/programmes/{programme}/settings', { params: CURRENT, body: settings });
      const { report } = await context.out.progress('Planning', saved);
      context.out.line(reportLine(report));
    } else if (options.reflow) {
      const { report } = await client.call('POST', '/api/programmes/{programme}/plan/reflow', { params: CURRENT });
      context.out.line(reportLine(report));
      for (const { title, from, to } of report.moved.slice(0, 20)) context.out.line(`  ${title}: ${from} -> ${to}`);
    } else if (!programme.planned) {
      throw new CommandFailure(
        `${programme.title} has no plan yet. Make one: waymark plan --start 2027-01-04`,
        EXIT.no,
      );
    }
    await show(context.out, client, options);
    return EXIT.ok;
  });
}

function settingsOf(programme: ProgrammeDetail, options: PlanOptions): PlanSettings | null {
  const { start, hours, sitting, zone, off, known } = options;
  if ([start, hours, sitting, zone, off, known].every((option) => option === undefined)) return null;
  const base = programme.settings ?? programme.suggestedSettings;
  return {
    ...base,
    ...(start === undefined ? {} : { startDate: start }),
    ...(hours === undefined ? {} : { minutesPerWeekday: weekMinutes(hours) }),
    ...(sitting === undefined ? {} : { longestSitting: wholeMinutes(sitting) }),
    ...(zone === undefined ? {} : { timeZone: zone }),
    ...(off === undefined ? {} : { daysOff: [...base.daysOff, ...off.map(dayOff)] }),
    ...(known === undefined ? {} : { known: [...new Set([...base.known, ...known])] }),
  };
}

function weekMinutes(hours: string): number[] {
  const parts = hours.split(',').map((part) => Math.round(Number(part) * 60));
  if (parts.length === 7 && parts.every((part) => part >= 0 && part <= 1440)) return parts;
  throw new CommandFailure('--hours takes seven numbers, Monday to Sunday, 0 to 24: --hours 2.5,2.5,2.5,2.5,2.5,4,3.5');
}

function wholeMinutes(text: string): number {
  const minutes = Number(text);
  if (Number.isInteger(minutes) && minutes >= 15 && minutes <= 600) return minutes;
  throw new CommandFailure('--sitting takes whole minutes from 15 to 600: --sitting 90');
}

function dayOff(text: string): { from: string; to: string; reason: string } {
  const [from = '', to = from] = text.split('..');
  if (NO_FLAGS.test(from) && NO_FLAGS.test(to)) return { from, to, reason: '' };
  throw new CommandFailure('--off takes a date or a range: --off 2027-02-08 or --off 2027-02-08..2027-02-12');
}

async function show(out: Output, client: Client, options: PlanOptions): Promise<void> {
  const days = Number(options.days ?? 14);
  if (!Number.isInteger(days) || days < 1 || days > 4000)
    throw new CommandFailure('--days takes a whole number from 1 to 4000.');
  const whole = await client.call('GET', '/api/programmes/{programme}/plan', { params: CURRENT });
  out.result(whole);
  const from = whole.today;
  const upcoming = whole.blocks.filter((block) => block.date >= from);
  const dates = [...new Set(upcoming.map((block) => block.date))].slice(0, days);
  for (const date of dates) printDay(out, whole, date);
  if (dates.length === 0) out.line('Nothing is left to plan.');
  if (whole.endDate) out.line(`The plan ends ${plainDate(whole.endDate)}.`);
  if (whole.forecast)
    out.line(
      `Likely: ${plainDate(whole.forecast.p50)} (half), ${plainDate(whole.forecast.p80)} (80 %), ${plainDate(whole.forecast.p95)} (95 %). ${whole.forecast.note}`,
    );
  for (const { itemId, minutes } of whole.unplaced)
    out.line(out.style.warn(`No date has room for ${itemId} (${duration(minutes)} left).`));
}

function printDay(out: Output, whole: PlanView, date: string): void {
  out.line(out.style.bold(longDate(date)));
  for (const block of whole.blocks.filter((entry) => entry.date === date)) {
    out.line(
      `  ${clockTime(block.startMinute)}  ${duration(block.minutes).padEnd(8)} ${block.title}${block.pinned ? out.style.dim(' (pinned)') : ''}`,
    );
  }
  for (const milestone of whole.milestones.filter((entry) => entry.date === date))
    out.line(out.style.paint(`  ▯ ${milestone.title}`));
}
