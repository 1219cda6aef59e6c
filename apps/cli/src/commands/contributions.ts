import { localCommits, ownAddress, type LocalRepository } from '@waymark/checks/contributions';
import type { Contributions } from '@waymark/contract';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { CURRENT, withConnection, type Connection, type Context } from '../shell/context.ts';
import { CommandFailure, EXIT } from '../shell/failure.ts';
import { plainDate } from '../terminal/format.ts';

const AT = '/api/programmes/{programme}/contributions';
/** Commits of one request. */
const AT_ONCE = 2_000;

export interface ContributionOptions {
  author?: string[];
  github?: string;
  repo?: string[];
  list?: boolean;
  forget?: string;
}

/** `waymark contributions [folders...]`: counts the learner's commits, each once; `--github NAME` asks the host as well. */
export async function contributions(
  context: Context,
  folders: string[],
  options: ContributionOptions,
): Promise<number> {
  return withConnection(context, async ({ client }) => {
    const before = await client.call('GET', AT, { params: CURRENT });
    if (options.forget !== undefined) await forget(client, before, options.forget);
    const isAsked = options.list ?? options.forget !== undefined;
    const places = folders.length === 0 && options.github === undefined && !isAsked ? ['.'] : folders;
    let problems = await readFolders(context, client, before, places, options);
    if (options.github !== undefined) problems += await readHost(context, client, options.github, options.repo ?? []);
    const after = await client.call('GET', AT, { params: CURRENT });
    context.out.result(after);
    show(context, after);
    return problems === 0 ? EXIT.ok : EXIT.no;
  });
}

/** @returns how many could not be read */
async function readFolders(
  context: Context,
  client: Connection['client'],
  before: Contributions,
  folders: readonly string[],
  options: ContributionOptions,
): Promise<number> {
  let problems = 0;
  for (const place of folders) {
    const folder = path.resolve(context.cwd, place);
    try {
      const authors = await authorsFor(folder, context.env, before, options);
      const read = await context.out.progress(`Reading ${place}`, readOne(folder, authors, before));
      const added = await send(client, read, authors);
      context.out.line(`${read.label}: ${added === 0 ? 'nothing new' : `${added} new`}`);
    } catch (error) {
      if (error instanceof CommandFailure || !(error instanceof Error) || error.name !== 'RepositoryFault') throw error;
      problems += 1;
      context.out.remark(`${place}: ${error.message}`);
    }
  }
  return problems;
}

/** Those that are named, those of before, and the one that git uses there. */
async function authorsFor(
  folder: string,
  env: Context['env'],
  { authors }: Contributions,
  { author = [] }: ContributionOptions,
): Promise<string[]> {
  const own = await ownAddress(folder, env);
  const all = [
    ...new Set([...author, ...authors, ...(own === null ? [] : [own])].map((one) => one.toLowerCase())),
  ].sort();
  if (all.length === 0)
    throw new CommandFailure('Whose commits? git knows no address here: name yours with --author you@example.org.');
  return all.slice(0, 20);
}

function readOne(folder: string, authors: string[], { since, sources }: Contributions): Promise<LocalRepository> {
  const known = (name: string): readonly string[] => {
    const source = sources.find((one) => one.source === name);
    // For other addresses than before, all of it is read again.
    return source?.authors.join() === authors.join() ? source.heads : [];
  };
  const until = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  return localCommits({ folder, authors, since, until, known }, AbortSignal.timeout(300_000));
}

async function send(client: Connection['client'], read: LocalRepository, authors: string[]): Promise<number> {
  const { source, label, commits, heads } = read;
  let added = 0;
  for (let at = 0; at === 0 || at < commits.length; at += AT_ONCE) {
    const isLast = at + AT_ONCE >= commits.length;
    const some = commits.slice(at, at + AT_ONCE).map(({ id, day }) => ({ id, day }));
    const body = { source, label, authors, commits: some, heads: isLast ? heads : null };
    const said = await client.call('POST', `${AT}/commits`, { params: CURRENT, body, idempotencyKey: randomUUID() });
    added += said.added;
  }
  return added;
}

/** @returns 1 where it did not come to its end */
async function readHost(
  { out }: Context,
  client: Connection['client'],
  user: string,
  repositories: string[],
): Promise<number> {
  let [added, left] = [0, 0];
  for (;;) {
    const body = { user, repositories };
    const asking = client.call('POST', `${AT}/host`, { params: CURRENT, body });
    const said = await out.progress(() => `Asking the host about ${user} (${left} lists to go)`, asking);
    added += said.added;
    left = said.left;
    if (said.problem !== null || said.state === 'waiting') {
      const why = said.problem ?? `The host wants a rest until ${said.waitUntil ?? 'later'}.`;
      out.remark(`${user}: ${why} ${added} new so far; the same command goes on from here.`);
      return 1;
    }
    if (said.state === 'done') break;
  }
  out.line(`${user}: ${added === 0 ? 'nothing new' : `${added} new`}`);
  return 0;
}

async function forget(client: Connection['client'], { sources }: Contributions, wanted: string): Promise<void> {
  const found = sources.filter(({ source, label }) => source === wanted || label === wanted);
  const [one] = found;
  if (one === undefined || found.length > 1)
    throw new CommandFailure(
      `${found.length === 0 ? 'Nothing has been read' : 'Several were read'} as “${wanted}”; \`waymark contributions --list\` shows what was.`,
    );
  await client.call('DELETE', `${AT}/{source}`, {
    params: { ...CURRENT, source: one.source },
    idempotencyKey: randomUUID(),
  });
}

function show({ out }: Context, { total, commits, pullRequests, since, sources, authors }: Contributions): void {
  out.line(`${total} since ${plainDate(since)}: ${commits} commits, ${pullRequests} pull requests.`);
  for (const { label, source, counted, readAt, pending } of sources)
    out.line(
      out.style.dim(
        `  ${label}  ${counted}  read ${plainDate(readAt.slice(0, 10))}${pending ? ', not to its end' : ''}  ${source}`,
      ),
    );
  if (authors.length > 0) out.line(out.style.dim(`  for ${authors.join(', ')}`));
}
