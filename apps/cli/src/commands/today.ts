import type { LoggedBlock, Today } from '@waymark/contract';
import { CURRENT, withConnection, type Context } from '../shell/context.ts';
import { EXIT } from '../shell/failure.ts';
import { clockTime, duration, longDate, plainDate, shortDate, wrap } from '../terminal/format.ts';
import type { Output } from '../terminal/output.ts';

/** `waymark today`: what now, why, and am I on track? */
export async function today(context: Context): Promise<number> {
  return withConnection(context, async ({ client }) => {
    const programme = await client.call('GET', '/api/programmes/{programme}', { params: CURRENT });
    if (!programme.planned) {
      context.out.result({ planned: false });
      context.out.line(`${programme.title} has no plan yet.`);
      context.out.line('Make one: waymark plan --start 2027-01-04   (your hours: --hours 2.5,2.5,2.5,2.5,2.5,4,3.5)');
      return EXIT.ok;
    }
    const day = await client.call('GET', '/api/programmes/{programme}/today', { params: CURRENT });
    context.out.result(day);
    print(context.out, day);
    return EXIT.ok;
  });
}

function print(out: Output, day: Today): void {
  const { style } = out;
  const week = day.week > 0 ? `week ${day.week} of ${day.totalWeeks}` : 'before the start';
  out.line(`${style.bold(longDate(day.date))}  ${style.dim(`${week} · ${day.programme.title}`)}`);
  out.line('');
  if (day.timer) out.line(style.paint(`Timer running: ${day.timer.title} since ${minutesSince(day)} ago`));
  for (const block of day.blocks) printBlock(out, block, block === nowBlock(day));
  if (day.blocks.length === 0) printRest(out, day);
  else out.line(style.dim(`${duration(day.loggedMinutes)} of ${duration(day.plannedMinutes)} logged today`));
  printSlipped(out, day);
  printFailing(out, day);
  if (day.nextProof)
    out.line(`\nNext proof: ${day.nextProof.title.replace(/\.$/, '')}. ${style.dim(day.nextProof.missing)}`);
  printTrack(out, day);
}

function minutesSince(day: Today): string {
  return duration((Date.parse(day.now) - Date.parse(day.timer?.startedAt ?? day.now)) / 60_000);
}

function nowBlock(day: Today): LoggedBlock | undefined {
  return day.blocks.find((block) => block.status !== 'done');
}

function printBlock(out: Output, block: LoggedBlock, isNow: boolean): void {
  const mark = block.status === 'done' ? '▯' : isNow ? out.style.paint('▸') : ' ';
  const logged = block.loggedMinutes > 0 ? out.style.dim(` (${duration(block.loggedMinutes)} logged)`) : '';
  const title = wrap(block.title, out.width, 18);
  out.line(
    `${mark} ${clockTime(block.startMinute)}  ${duration(block.minutes).padEnd(8)} ${isNow ? out.style.bold(title) : title}${logged}`,
  );
  if (block.text !== '') out.line(`${' '.repeat(18)}${out.style.dim(wrap(block.text, out.width, 18))}`);
  if (isNow)
    out.line(
      `${' '.repeat(18)}${out.style.dim(`done? waymark log ${duration(block.minutes).replaceAll(' ', '').replace('min', 'm')} "what you did"`)}`,
    );
}

function printRest(out: Output, day: Today): void {
  out.line('Nothing planned today.');
  if (day.next)
    out.line(`Next: ${shortDate(day.next.date)}, ${day.next.blocks.map((block) => block.title).join('; ')}`);
}

function printSlipped(out: Output, day: Today): void {
  if (day.slipped.length === 0) return;
  const minutes = day.slipped.reduce((sum, block) => sum + block.minutes - block.loggedMinutes, 0);
  out.line(
    out.style.warn(
      `\n${day.slipped.length} blocks slipped (${duration(minutes)}). \`waymark plan --reflow\` finds them new dates.`,
    ),
  );
}

function printFailing(out: Output, { failing, dueCards, retroDue }: Today): void {
  for (const { project, check, title } of failing)
    out.line(out.style.bad(`\n${title} fails now for ${project}: waymark check ${check} --project "${project}"`));
  if (dueCards > 0) out.line(`\n${dueCards} ${dueCards === 1 ? 'card is' : 'cards are'} due: waymark review`);
  if (retroDue) out.line(`\nTwo weeks are over, time to look back: waymark retro`);
}

function printTrack(out: Output, { track, weekSoFar }: Today): void {
  out.line('');
  out.line(
    `This week ${duration(weekSoFar.loggedMinutes)} of ${duration(weekSoFar.plannedMinutes)} · ${track.signalsDone} of ${track.signalsTotal} signals`,
  );
  if (track.forecast) {
    out.line(
      `The plan ends ${plainDate(track.endDate ?? track.forecast.p50)}; likely between ${plainDate(track.forecast.p50)} and ${plainDate(track.forecast.p95)}.`,
    );
    out.line(out.style.dim(wrap(track.forecast.note, out.width, 0)));
  }
}
