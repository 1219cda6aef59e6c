import type { UpstreamChangeView, UpstreamView } from '@waymark/contract';
import { CURRENT, withConnection, type Connection, type Context } from '../shell/context.ts';
import { CommandFailure, EXIT } from '../shell/failure.ts';
import { askAt } from '../terminal/ask.ts';
import type { Output } from '../terminal/output.ts';
import { reportLine } from '../terminal/report.ts';

const UPSTREAM = '/api/programmes/{programme}/upstream';
const MARKS = { added: '+', removed: '-', changed: '~', moved: '>' };

export interface UpstreamOptions {
  merge?: boolean;
  from?: string;
  take?: string[];
  leave?: string[];
}

type Choice = { itemId: string; choice: 'take' | 'leave' };

/**
 * `waymark upstream`: what changed in the roadmap that this one was made from; `--merge` takes it over. Ends with 1 where
 * there is something to decide.
 */
export async function upstream(context: Context, options: UpstreamOptions): Promise<number> {
  const from = fromOf(options.from);
  return withConnection(context, async ({ client }) => {
    const { out } = context;
    const view = await client.call('GET', UPSTREAM, { params: CURRENT, query: from === undefined ? {} : { from } });
    const asked = view.changes.filter(({ status }) => status !== 'same');
    if (options.merge !== true || asked.length === 0) {
      out.result(view);
      show(out, view, asked);
      return asked.length === 0 ? EXIT.ok : EXIT.no;
    }
    return mergeIt(context, client, view, asked, options);
  });
}

function fromOf(name: string | undefined): 'pack' | 'programme' | undefined {
  if (name === undefined || name === 'pack' || name === 'programme') return name;
  throw new CommandFailure(
    '--from is pack (the content pack’s roadmap) or programme (the one this was duplicated from).',
  );
}

function show(out: Output, view: UpstreamView, asked: readonly UpstreamChangeView[]): void {
  if (view.from === null) {
    out.line('This roadmap was not made from another one.');
    return;
  }
  if (asked.length === 0) {
    out.line('Up to date with the roadmap you started from.');
    return;
  }
  const { style } = out;
  out.line(
    style.bold(`The roadmap you started from has changed: ${asked.length} ${asked.length === 1 ? 'thing' : 'things'}`),
  );
  for (const change of asked) {
    const note =
      change.status === 'conflict'
        ? style.bold('  contradicts yours')
        : change.suggested === 'leave'
          ? style.dim('  stays, unless you take it')
          : '';
    out.line(`${change.within === null ? '' : '  '}${MARKS[change.kind]} ${change.says[0] ?? change.title}${note}`);
    for (const more of change.says.slice(1)) out.line(style.dim(`    ${more}`));
    if (change.status === 'conflict') out.line(style.dim(`    ${change.itemId}`));
  }
  for (const { title, evidence, minutes, note } of view.homeless) {
    const kept = [evidence > 0 ? `${evidence} proofs` : '', minutes > 0 ? `${minutes} min` : '', note ? 'a note' : ''];
    out.line(`“${title}” was dropped there; you keep it, with ${kept.filter((part) => part !== '').join(', ')}.`);
  }
  out.line(style.dim('waymark upstream --merge takes it over; --take and --leave name items.'));
}

async function mergeIt(
  context: Context,
  client: Connection['client'],
  view: UpstreamView,
  asked: readonly UpstreamChangeView[],
  options: UpstreamOptions,
): Promise<number> {
  const { out } = context;
  const choices = await choicesOf(out, asked, options);
  if (choices === null || view.from === null) return EXIT.no;
  const done = await client.call('POST', `${UPSTREAM}/merge`, {
    params: CURRENT,
    body: { from: view.from, state: view.state, choices, homes: [] },
  });
  out.result(done);
  out.line(`${done.taken} taken, ${done.left} left${done.changed ? `: version ${done.version}` : ''}.`);
  if (done.report !== null) out.line(reportLine(done.report));
  return EXIT.ok;
}

/** @returns null where something is undecided and nobody is there to ask, or they stopped */
async function choicesOf(
  out: Output,
  asked: readonly UpstreamChangeView[],
  { take = [], leave = [] }: UpstreamOptions,
): Promise<Choice[] | null> {
  const unknown = [...take, ...leave].find((name) => name !== 'all' && !asked.some(({ itemId }) => itemId === name));
  if (unknown !== undefined)
    throw new CommandFailure(`Nothing changed about ${unknown}. \`waymark upstream\` lists what did.`);
  const named = (list: string[], { itemId }: UpstreamChangeView): boolean =>
    list.includes(itemId) || list.includes('all');
  // A name says more than "all".
  const wished = (change: UpstreamChangeView): Choice['choice'] | null => {
    if (leave.includes(change.itemId)) return 'leave';
    if (take.includes(change.itemId) || named(take, change)) return 'take';
    return named(leave, change) ? 'leave' : change.suggested;
  };
  const open = asked.filter((change) => wished(change) === null);
  const decided = open.length === 0 ? new Map<string, Choice['choice']>() : await ask(out, open);
  if (decided === null) return null;
  return asked.flatMap((change) => {
    const choice = decided.get(change.itemId) ?? wished(change);
    return choice === null ? [] : [{ itemId: change.itemId, choice }];
  });
}

async function ask(out: Output, open: readonly UpstreamChangeView[]): Promise<Map<string, Choice['choice']> | null> {
  const asking = askAt((text) => out.raw(text));
  try {
    if (!asking.isTerminal || out.json) {
      for (const { title, itemId } of open) out.remark(`“${title}” (${itemId}) contradicts yours.`);
      out.remark('Nothing was changed. Say for each: --take takes theirs, --leave keeps yours.');
      return null;
    }
    const decided = new Map<string, Choice['choice']>();
    for (const { itemId, title, base, mine, theirs } of open) {
      out.line(`\n${out.style.bold(title)}`);
      for (const [who, text] of [
        ['was', base],
        ['mine', mine],
        ['theirs', theirs],
      ] as const)
        out.line(`  ${who.padEnd(7)}${text ?? '(removed)'}`);
      const key = await asking.key('m keeps mine, t takes theirs, q stops: ');
      if (key !== 'm' && key !== 't') return null;
      decided.set(itemId, key === 't' ? 'take' : 'leave');
    }
    return decided;
  } finally {
    asking.close();
  }
}
