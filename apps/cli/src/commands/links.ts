import type { LinkReport, LinksLooked } from '@waymark/contract';
import { CURRENT, withConnection, type Connection, type Context } from '../shell/context.ts';
import { EXIT } from '../shell/failure.ts';
import { plainDate } from '../terminal/format.ts';
import type { Output } from '../terminal/output.ts';
import { safeText } from '../terminal/plain.ts';

const AT = '/api/programmes/{programme}/links';

export interface LinksOptions {
  /** Looks at them now. */
  check?: boolean;
  /** Lists those that answer, too. */
  all?: boolean;
}

type Link = LinkReport['links'][number];

/** `waymark links`: how the links of the roadmap stand; `--check` looks at them now. Ends with 1 where one is dead. */
export async function links(context: Context, { check, all }: LinksOptions): Promise<number> {
  return withConnection(context, async ({ client }) => {
    const { out } = context;
    const isLooked = check === true ? await look(out, client) : true;
    const query = { show: all === true ? ('all' as const) : ('unhealthy' as const) };
    const report = await client.call('GET', AT, { params: CURRENT, query });
    out.result(report);
    show(out, report);
    return report.counts.dead === 0 && isLooked ? EXIT.ok : EXIT.no;
  });
}

/** @returns whether it came to its end */
async function look(out: Output, client: Connection['client']): Promise<boolean> {
  let [looked, left] = [0, null as number | null];
  for (;;) {
    const asking = client.call('POST', `${AT}/check`, { params: CURRENT, body: {} });
    const said = await out.progress(() => `Looking at the links${left === null ? '' : ` (${left} to go)`}`, asking);
    looked += said.looked;
    left = said.left;
    if (said.state === 'more') continue;
    for (const remark of remarksOn(said, looked)) out.remark(remark);
    return said.state === 'done';
  }
}

function remarksOn({ state, left, recent, resting, restUntil }: LinksLooked, looked: number): string[] {
  if (state === 'offline')
    return [
      'Nobody answered at all, so it seems to be your own network. Nothing was noted; try again when you are online.',
    ];
  return [
    left > 0 ? `${many(left)} could not be looked at now; the next look takes them.` : '',
    looked === 0 && recent > 0 ? `${many(recent)} looked at a few minutes ago: a page is not asked again so soon.` : '',
    resting > 0 ? `${many(resting)} left alone: the host asked for it, until ${momentOf(restUntil)}.` : '',
  ].filter((remark) => remark !== '');
}

function many(count: number): string {
  return `${count} ${count === 1 ? 'link' : 'links'}`;
}

function momentOf(instant: string | null): string {
  return instant === null ? 'later' : `${plainDate(instant.slice(0, 10))}, ${instant.slice(11, 16)} UTC`;
}

const COUNTED: [standing: keyof LinkReport['counts'], words: (count: number) => string][] = [
  ['alive', (count) => (count === 1 ? 'answers' : 'answer')],
  ['dead', (count) => (count === 1 ? 'is dead' : 'are dead')],
  ['failing', () => 'did not answer lately'],
  ['moved', () => 'moved'],
  ['closed', (count) => (count === 1 ? 'lets no program look' : 'let no program look')],
  ['unasked', (count) => (count === 1 ? 'is not asked' : 'are not asked')],
  ['unchecked', () => 'not looked at yet'],
];

/** @returns `9 links: 8 answer, 1 is dead.` */
export function countLine({ total, counts }: Pick<LinkReport, 'total' | 'counts'>): string {
  if (total === 0) return 'This roadmap has no links.';
  const parts = COUNTED.flatMap(([name, words]) =>
    counts[name] > 0 ? [`${counts[name]} ${words(counts[name])}`] : [],
  );
  return `${many(total)}: ${parts.join(', ')}.`;
}

function show(out: Output, report: LinkReport): void {
  const { lookedAt, isOn, total, more } = report;
  const when = lookedAt === null ? '' : ` Last looked at ${plainDate(lookedAt.slice(0, 10))}.`;
  out.line(`${countLine(report)}${when}`);
  for (const link of report.links) showLink(out, link);
  if (more > 0) out.line(`\nAnd ${more} more like these.`);
  if (total === 0) return;
  out.line(
    out.style.dim(
      isOn
        ? '\nwaymark links --check looks at them now; a running server does so once a week.'
        : '\nThis instance looks at no links: WAYMARK_CHECK_LINKS is off.',
    ),
  );
}

function showLink({ line, style }: Output, link: Link): void {
  const { standing, url, reason, failingSince, movedTo, archiveUrl, items } = link;
  const mark = standing === 'dead' ? style.bad('dead') : standing;
  line(`\n${mark}${' '.repeat(Math.max(1, 11 - standing.length))}${safeText(url)}`);
  const indent = ' '.repeat(11);
  const since = failingSince === null ? '' : ` No answer since ${plainDate(failingSince.slice(0, 10))}.`;
  if (reason !== '') line(`${indent}${safeText(reason)}${since}`);
  if (movedTo !== null) line(`${indent}Now at ${safeText(movedTo)}`);
  if (archiveUrl !== null) line(`${indent}Try the archived copy: ${safeText(archiveUrl)}`);
  for (const { title, itemId } of items.slice(0, 5)) line(style.dim(`${indent}${safeText(title)} (${itemId})`));
  if (items.length > 5) line(style.dim(`${indent}and ${items.length - 5} more`));
}
