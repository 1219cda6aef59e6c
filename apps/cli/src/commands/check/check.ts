import { portsOf, type Check, type DeclaredInstance, type Lifecycle } from '@waymark/checks';
import { ownInstances, ownProcess, splitCommand } from '@waymark/checks/lifecycle';
import { openOrTell, runsAtHost, workingCopy } from '@waymark/checks/repository';
import { checkNamed, RUNGS } from '@waymark/checks/rungs';
import type { OpenRepository } from '@waymark/checks/repository';
import type { Project } from '@waymark/contract';
import { instancesOf, openProject } from '../../checks/project.ts';
import { providerFor, variablesOf } from '../../checks/provider.ts';
import { printRun } from '../../checks/print.ts';
import { started } from '../../checks/started.ts';
import { isLoopback, runAtServer, runHere, runThroughTunnel, type Ran, type RunPlan } from '../../checks/run.ts';
import { withConnection, type Connection, type Context } from '../../shell/context.ts';
import { CommandFailure, EXIT } from '../../shell/failure.ts';

export interface CheckOptions {
  url?: string;
  start?: string;
  project?: string;
  tunnel?: boolean;
}

const DEFAULT_URL = 'http://localhost:3000';
/** Ctrl-C, a stop from outside, and a terminal that is closed. */
const ENDS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** `waymark check NAME`: exit 0 for a pass, 1 for anything else. Without a name it lists the ladder. */
export async function check(context: Context, name: string | undefined, options: CheckOptions): Promise<number> {
  if (name === undefined) return listChecks(context);
  const found = checkNamed(name);
  if (found === null) {
    const names = RUNGS.map((rung) => rung.name).join(', ');
    throw new CommandFailure(`There is no check with the name “${name}”. There are: ${names}.`);
  }
  return withConnection(context, async (connection) => {
    const given = addressOf(options.url);
    const baseUrl = isLoopback(given) || options.url === undefined ? null : given.href;
    const project = await openProject(connection.client, context.cwd, { ...options, baseUrl });
    const url = options.url === undefined ? addressFor(found.check, project, given) : given;
    context.out.line(`${context.out.style.bold(found.check.title)} ${context.out.style.dim(`· ${project.name}`)}`);
    const isStarted = options.start !== undefined;
    const provider = await providerFor({
      ...{ check: found.check, terms: project.terms, url, isStarted },
      env: context.env,
    });
    const env = { ...context.env, ...variablesOf(provider) };
    // Elsewhere the command of `--start` starts them together with their balancer.
    const instances = portsOf(found.check, found.variant).includes('instances') ? await instancesOf(context.cwd) : [];
    const ran = await withLearnersServer(
      { ...context, env },
      { ...options, instances },
      url,
      async (lifecycle, signal) => {
        const repository = await repositoryOf(context, connection, found.check.uses, project, signal);
        const ports = {
          ...(lifecycle === null ? {} : { lifecycle }),
          ...(repository === null ? {} : { repository: repository.reader }),
          ...(provider === null ? {} : { provider }),
        };
        try {
          return await run(connection, context, { ...found, project, url, signal, ...ports }, options);
        } finally {
          await repository?.remove();
        }
      },
    ).finally(() => provider?.close());
    context.out.result(ran);
    if (ran.record === null) context.out.line(`\n${ran.run.summary}`);
    else printRun(context.out, ran.record);
    if (ran.run.strength !== null && ran.run.status === 'pass')
      context.out.line(
        context.out.style.dim(`Recorded as ${ran.run.strength}. \`waymark receipt ${ran.run.id}\` gives its receipt.`),
      );
    return ran.run.status === 'pass' ? EXIT.ok : EXIT.no;
  });
}

/** What is about a public name is asked at the project's own where the command names none. */
function addressFor({ uses }: Check, { baseUrl }: Project, otherwise: URL): URL {
  return uses.includes('site') && baseUrl !== null ? addressOf(baseUrl) : otherwise;
}

/** Public addresses and other people's instances are asked by the server; this machine's own port from here. */
async function run(connection: Connection, { out }: Context, plan: RunPlan, { tunnel }: CheckOptions): Promise<Ran> {
  const usesHttp = plan.check.uses.includes('http');
  if (usesHttp && !isLoopback(plan.url)) return runAtServer(connection, out, plan);
  // Nothing is asked of it: it fails with the advice to deploy first.
  if (plan.check.uses.includes('site')) return runHere(connection, out, plan);
  const { mode } = await connection.client.call('GET', '/api/health');
  if (mode === 'local' && tunnel !== true) return runHere(connection, out, plan);
  return usesHttp ? runThroughTunnel(connection, out, plan) : runAtServer(connection, out, plan);
}

function addressOf(given: string | undefined): URL {
  const text = given ?? DEFAULT_URL;
  const url = URL.parse(/^https?:\/\//.test(text) ? text : `http://${text}`);
  if (url !== null) return url;
  throw new CommandFailure(
    `“${text}” is no address. Write http://localhost:3000, or the public address of your server.`,
  );
}

/** With `--start` the learner's server is ours from here to the end, whatever happens in between. */
async function withLearnersServer(
  { out, cwd, env }: Context,
  { start, instances }: CheckOptions & { instances: readonly DeclaredInstance[] },
  url: URL,
  work: (lifecycle: Lifecycle | null, signal: AbortSignal) => Promise<Ran>,
): Promise<Ran> {
  const stop = new AbortController();
  const onInterrupt = (): void => stop.abort(new Error('interrupted'));
  for (const signal of ENDS) process.once(signal, onInterrupt);
  const hear = (chunk: string): void => out.remark(out.style.dim(chunk.trimEnd().replace(/^/gm, '  │ ')));
  const ours: (() => Promise<void>)[] = [];
  try {
    if (start === undefined) return await work(null, stop.signal);
    const behind = await started(() => ownInstances(instances, { cwd, env, hear }, stop.signal));
    ours.push(() => behind.stopAll());
    const command = splitCommand(start);
    const port = Number(url.port || 80);
    const owned = await started(() => ownProcess({ command, cwd, env, port, hear }, stop.signal));
    ours.push(() => owned.stop());
    return await work(behind.count === 0 ? owned : { ...owned, instances: behind }, stop.signal);
  } finally {
    for (const signal of ENDS) process.off(signal, onInterrupt);
    // The balancer before those behind it.
    for (const end of ours.reverse()) await end();
  }
}

/** The repository of the folder, where the check reads one; a reader that says why it cannot be read, where it cannot. */
async function repositoryOf(
  { cwd }: Context,
  { github }: Connection,
  uses: readonly string[],
  { repository: address }: Project,
  signal: AbortSignal,
): Promise<OpenRepository | null> {
  if (!uses.includes('repository')) return null;
  const runsFor = address === null ? undefined : runsAtHost(github, address);
  const where = {
    folder: cwd,
    ...(address === null ? {} : { address }),
    ...(runsFor === undefined ? {} : { runsFor }),
  };
  return openOrTell(cwd, () => workingCopy(where, signal));
}

function listChecks({ out }: Context): number {
  out.result({ checks: RUNGS.map(({ name, title, needs }) => ({ name, title, needs: needs.map((one) => one.name) })) });
  for (const { name, title, needs, variants } of RUNGS) {
    const after = needs.length === 0 ? '' : out.style.dim(`  after ${needs.map((one) => one.name).join(', ')}`);
    out.line(`${name.padEnd(20)} ${title}${after}`);
    for (const [variant, about] of Object.entries(variants))
      out.line(`${`  ${name}:${variant}`.padEnd(20)} ${out.style.dim(about.title)}`);
  }
  out.line(out.style.dim('\nwaymark check NAME --url http://localhost:3000 --start "node server.js"'));
  return EXIT.ok;
}
