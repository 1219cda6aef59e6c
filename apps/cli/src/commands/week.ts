import type { WeekReview } from '@waymark/contract';
import type { Client } from '@waymark/contract/client';
import type { PlanSettings } from '@waymark/learning';
import { CURRENT, withConnection, type Context } from '../shell/context.ts';
import { CommandFailure, EXIT } from '../shell/failure.ts';
import { bar, duration, plainDate } from '../terminal/format.ts';
import type { Output } from '../terminal/output.ts';
import { safeText } from '../terminal/plain.ts';
import { reportLine } from '../terminal/report.ts';

export interface WeekOptions {
  /** `mine` plans by what was learned, `roadmap` by the roadmap's own hours again. */
  pace?: string;
}

/** `waymark week [NUMBER]`: where a week's hours went, and how the estimates hold; `--pace mine` plans by what that says. */
export async function week(context: Context, number: string | undefined, { pace }: WeekOptions): Promise<number> {
  if (pace !== undefined && pace !== 'mine' && pace !== 'roadmap')
    throw new CommandFailure('--pace is mine (plan by your own pace) or roadmap (by the roadmap’s hours).');
  return withConnection(context, async ({ client }) => {
    const { out } = context;
    const query = number === undefined ? {} : { week: number };
    const review = await client.call('GET', '/api/programmes/{programme}/week', { params: CURRENT, query });
    if (pace !== undefined) {
      out.line(await planBy(client, pace, review));
      return EXIT.ok;
    }
    out.result(review);
    show(out, review);
    return EXIT.ok;
  });
}

async function planBy(client: Client, by: 'mine' | 'roadmap', { learned, pace }: WeekReview): Promise<string> {
  const { settings } = await client.call('GET', '/api/programmes/{programme}', { params: CURRENT });
  if (settings === null)
    throw new CommandFailure('There is no plan yet. Make one: waymark plan --start 2027-01-04', EXIT.no);
  if (by === 'mine' && pace.every((one) => one.learned === null))
    return 'Nothing to go by yet: three finished pieces of a kind make a pace.';
  const isMine = by === 'mine' && Object.keys(learned).length > 0;
  const rest = withoutPace(settings);
  const body = isMine ? { ...rest, pace: learned } : rest;
  const { report } = await client.call('PUT', '/api/programmes/{programme}/settings', { params: CURRENT, body });
  const words = by === 'mine' ? 'your pace' : 'the roadmap’s hours';
  return `The plan goes by ${words} now${by === 'mine' && !isMine ? ', which is what the roadmap says' : ''}. ${reportLine(report)}`;
}

function withoutPace(settings: PlanSettings): PlanSettings {
  const rest = { ...settings };
  delete rest.pace;
  return rest;
}

const STANDS: Record<WeekReview['items'][number]['estimate'], string> = {
  under: 'done',
  over: 'done',
  'used-up': 'its time is used up',
  open: '',
  none: 'not in the plan',
};

function show(out: Output, review: WeekReview): void {
  const { week: number, from, to, plannedMinutes, loggedMinutes, items, otherMinutes, pace, paceIsNews } = review;
  out.line(out.style.bold(`Week ${number}, ${plainDate(from)} to ${plainDate(to)}`));
  const share = plannedMinutes === 0 ? 0 : Math.min(1, loggedMinutes / plannedMinutes);
  out.line(`${bar(share, 20)} ${duration(loggedMinutes)} logged of ${duration(plannedMinutes)} planned`);
  for (const item of items) {
    const whole =
      item.estimateMinutes === 0
        ? ''
        : `${duration(item.loggedInAllMinutes)} of ${duration(item.estimateMinutes)} in all`;
    const stands = [whole, STANDS[item.estimate]].filter((part) => part !== '').join(', ');
    const spent = `${duration(item.loggedMinutes)} / ${duration(item.plannedMinutes)}`;
    out.line(`  ${spent.padEnd(22)} ${safeText(item.title)}${out.style.dim(`  ${stands}`)}`);
  }
  if (otherMinutes > 0) out.line(`  ${duration(otherMinutes).padEnd(22)} on no item`);
  for (const { kind, pieces, learned, planned } of pace) {
    const says = learned === null ? 'too few finished to say' : `${duration(Math.round(learned * 60))} for an hour`;
    const goes =
      learned === null || planned === learned ? '' : `; the plan goes by ${duration(Math.round(planned * 60))}`;
    out.line(`Your pace, ${kind}: ${says} (${pieces} finished)${goes}.`);
  }
  if (paceIsNews) out.remark('Plan by your own pace: waymark week --pace mine');
}
