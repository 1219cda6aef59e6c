import type { Application, ApplicationStage } from '@waymark/contract';
import { randomUUID } from 'node:crypto';
import { CURRENT, withConnection, type Connection, type Context } from '../../shell/context.ts';
import { CommandFailure, EXIT } from '../../shell/failure.ts';
import { plainDate } from '../../terminal/format.ts';
import type { Output } from '../../terminal/output.ts';
import { safeText } from '../../terminal/plain.ts';
import { dayOf, learnersToday } from './days.ts';
import { everyEntry } from './entries.ts';

const AT = '/api/programmes/{programme}/applications';
const STAGES: readonly ApplicationStage[] = [
  'wishlist',
  'applied',
  'screening',
  'interview',
  'offer',
  'rejected',
  'withdrawn',
];
/** After these nothing more is to be done. */
const OVER: readonly ApplicationStage[] = ['rejected', 'withdrawn'];

export interface ApplyOptions {
  stage?: string;
  on?: string;
  link?: string;
  next?: string;
  remind?: string;
  notes?: string;
}

/** `waymark apply "Harbour Books" "Junior developer"`: sent today, unless said otherwise. */
export async function apply(context: Context, company: string, role: string, options: ApplyOptions): Promise<number> {
  const stage = stageOf(options.stage ?? 'applied');
  return withConnection(context, async ({ client }) => {
    const today = await learnersToday(client);
    const appliedOn = options.on === undefined ? (stage === 'wishlist' ? null : today) : dayOf(options.on, today);
    const made = await client.call('POST', AT, {
      params: CURRENT,
      body: { company, role, stage, appliedOn, ...rest(options, today), closed: OVER.includes(stage) },
      idempotencyKey: randomUUID(),
    });
    context.out.result(made);
    context.out.line(`${stage === 'wishlist' ? 'On the wish list' : 'Recorded'}: ${named(made)}${when(made)}.`);
    if (made.nextStep !== '') context.out.line(`Next: ${nextWords(made)}`);
    return EXIT.ok;
  });
}

function rest({ link, next, remind, notes }: ApplyOptions, today: string) {
  return {
    ...(link === undefined ? {} : { link }),
    ...(next === undefined ? {} : { nextStep: next }),
    ...(remind === undefined ? {} : { remindOn: dayOf(remind, today) }),
    ...(notes === undefined ? {} : { notes }),
  };
}

function stageOf(text: string): ApplicationStage {
  const stage = STAGES.find((name) => name === text.toLowerCase());
  if (stage === undefined) throw new CommandFailure(`“${text}” is no stage; there are ${STAGES.join(', ')}.`);
  return stage;
}

/** `waymark applications`: by stage; with a piece of a company's name and options, changes that one. */
export async function applications(
  context: Context,
  wanted: string | undefined,
  options: ApplyOptions & { all?: boolean; delete?: boolean },
): Promise<number> {
  return withConnection(context, async ({ client }) => {
    const today = await learnersToday(client);
    const list = await everyApplication(client);
    if (wanted !== undefined) return change(context, client, pick(list, wanted), options, today);
    const shown = options.all ? list : list.filter(({ closed }) => !closed);
    context.out.result({ applications: shown });
    show(context.out, shown, today, list.length - shown.length);
    return EXIT.ok;
  });
}

/** @returns every application, oldest first */
export async function everyApplication(client: Connection['client']): Promise<Application[]> {
  return everyEntry((query) => client.call('GET', AT, { params: CURRENT, query }));
}

function pick(list: readonly Application[], wanted: string): Application {
  const needle = wanted.toLowerCase();
  const found = list.filter(
    ({ id, company, role }) => id === wanted || `${company} ${role}`.toLowerCase().includes(needle),
  );
  const open = found.filter(({ closed }) => !closed);
  const [one] = found.length > 1 && open.length === 1 ? open : found;
  if (one === undefined)
    throw new CommandFailure(`No application matches “${wanted}”; \`waymark applications --all\` lists them.`);
  if (found.length > 1 && open.length !== 1)
    throw new CommandFailure(
      `Several match: ${found.map((each) => `${named(each)} (${each.id})`).join('; ')}. Name more of it.`,
    );
  return one;
}

async function change(
  { out }: Context,
  client: Connection['client'],
  before: Application,
  options: ApplyOptions & { delete?: boolean },
  today: string,
): Promise<number> {
  const params = { ...CURRENT, entry: before.id };
  if (options.delete) {
    await client.call('DELETE', `${AT}/{entry}`, { params, idempotencyKey: randomUUID() });
    out.result({ deleted: before.id });
    out.line(`Taken out: ${named(before)}.`);
    return EXIT.ok;
  }
  const { company, role, link, nextStep, remindOn, notes } = before;
  const sent = { company, role, link, nextStep, remindOn, notes };
  const stage = options.stage === undefined ? before.stage : stageOf(options.stage);
  // What was a wish was sent today, unless said otherwise.
  const sentNow =
    before.stage === 'wishlist' && stage !== 'wishlist' && before.appliedOn === null ? today : before.appliedOn;
  const appliedOn = options.on === undefined ? sentNow : dayOf(options.on, today);
  const closed = OVER.includes(stage) || (before.closed && stage === before.stage);
  const body = { ...sent, stage, appliedOn, closed, ...rest(options, today) };
  const after = await client.call('PUT', `${AT}/{entry}`, { params, body, idempotencyKey: randomUUID() });
  out.result(after);
  out.line(
    `${named(after)}: ${before.stage === after.stage ? after.stage : `${before.stage} → ${after.stage}`}${when(after)}.`,
  );
  if (after.nextStep !== '') out.line(`Next: ${nextWords(after)}`);
  return EXIT.ok;
}

function show(out: Output, list: readonly Application[], today: string, hidden: number): void {
  if (list.length === 0) out.line('No applications yet. Record one: waymark apply "Harbour Books" "Junior developer"');
  for (const stage of STAGES) {
    const own = list.filter((one) => one.stage === stage);
    if (own.length === 0) continue;
    out.line(`\n${out.style.bold(stage)} ${out.style.dim(String(own.length))}`);
    for (const one of own) {
      const isDue = one.remindOn !== null && one.remindOn <= today && !one.closed;
      const next = one.nextStep === '' && one.remindOn === null ? '' : `  ${nextWords(one)}`;
      out.line(`  ${named(one)}${out.style.dim(when(one))}${isDue ? out.style.warn(next) : out.style.dim(next)}`);
    }
  }
  if (hidden > 0) out.line(out.style.dim(`\n${hidden} closed; --all shows them.`));
}

function named({ company, role }: Application): string {
  return safeText(role === '' ? company : `${role} at ${company}`);
}

function when({ appliedOn }: Application): string {
  return appliedOn === null ? '' : `, sent ${plainDate(appliedOn)}`;
}

function nextWords({ nextStep, remindOn }: Application): string {
  const words = nextStep === '' ? 'Have a look' : safeText(nextStep);
  return remindOn === null ? words : `${words} (${plainDate(remindOn)})`;
}
