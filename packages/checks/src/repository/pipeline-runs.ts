/** Asks a host about the runs of a pipeline, over the interface that GitHub made and Gitea and Forgejo speak too. */
import { RepositoryFault, type PipelineRun } from '../ports/repository.ts';
import { TransportFault, WIRE_LIMITS, type Transport, type WireResponse } from '../ports/transport.ts';
import { isRecord } from '../schema/validate.ts';
import { direct } from '../transport/direct.ts';

export interface RunsOptions {
  /** A route to the interface, e.g. `direct('https://api.github.com')`. */
  transport: Transport;
  /** `ada/books`. */
  repository: string;
  /** Reads only; null asks without one, which public repositories allow. Goes into no record. */
  token: string | null;
}

/** Where a host answers programs, and as whom it is asked. */
export interface HostInterface {
  /** e.g. `https://api.github.com`, or `https://git.example.org/api/v1` of a Gitea. */
  api: string;
  token: string | null;
}

const NAME = /^[\w.-]{1,100}\/[\w.-]{1,100}$/;
const RUNS = 30;
/** Conclusions that say nothing went wrong: a run that was skipped proved nothing, but it is not the whole story either. */
const PASSED = 'success';

/**
 * @returns asks for the runs of one commit, newest first
 * @throws RepositoryFault `refused-address` for what is no name of a repository
 */
export function runsOver({ transport, repository, token }: RunsOptions) {
  if (!NAME.test(repository) || repository.split('/').some((part) => /^\.+$/.test(part)))
    throw new RepositoryFault('refused-address', `"${repository.slice(0, 100)}" is not like ada/books.`);
  return async (commit: string, signal: AbortSignal): Promise<PipelineRun[]> => {
    const target = `/repos/${repository}/actions/runs?head_sha=${commit}&per_page=${RUNS}`;
    const response = await asked(transport, target, token, signal);
    return runsIn(response)
      .filter((run) => run.commit === commit)
      .toSorted((a, b) => b.startedAt.localeCompare(a.startedAt));
  };
}

/**
 * @param address of the repository, as the learner wrote it
 * @returns asks for the runs of one commit; undefined where the interface is not that of the repository's host
 */
export function runsAtHost({ api, token }: HostInterface, address: string): ReturnType<typeof runsOver> | undefined {
  const repository = repositoryName(address);
  // GitHub's own interface has a name of its own; with others it lies beside the pages.
  const host = URL.parse(api)?.hostname.replace(/^api\.github\.com$/, 'github.com');
  if (repository === null || host === undefined || URL.parse(address)?.hostname !== host) return undefined;
  return async (commit, signal) => {
    const transport = direct(api);
    try {
      return await runsOver({ transport, repository, token })(commit, signal);
    } finally {
      await transport.close();
    }
  };
}

async function asked(
  transport: Transport,
  target: string,
  token: string | null,
  signal: AbortSignal,
): Promise<WireResponse> {
  const headers: [string, string][] = [
    ['User-Agent', 'Waymark-Check/1'],
    ['Accept', 'application/vnd.github+json'],
    ...(token === null ? [] : [['Authorization', `Bearer ${token}`] as [string, string]]),
  ];
  const request = { method: 'GET', target, headers, body: null, follow: false, limits: { ...WIRE_LIMITS } };
  try {
    return await transport.send(request, signal);
  } catch (error) {
    if (error instanceof TransportFault)
      throw new RepositoryFault('unreachable', `The host was asked about the runs. ${error.message}`);
    throw error;
  }
}

/** @throws RepositoryFault where the host does not answer with runs */
function runsIn({ status, body }: WireResponse): PipelineRun[] {
  if (status === 401 || status === 403)
    throw new RepositoryFault(
      'unreachable',
      `The host does not tell about the runs (status ${status}): look at the token.`,
    );
  if (status === 404)
    throw new RepositoryFault('not-public', 'The host knows no such repository, or the token may not see it.');
  const value = status === 200 ? parsed(new TextDecoder().decode(body)) : null;
  const list = isRecord(value) ? value['workflow_runs'] : null;
  if (!Array.isArray(list))
    throw new RepositoryFault('unreachable', `The host did not answer with runs (status ${status}).`);
  return list.flatMap((one) => runOf(one));
}

function runOf(value: unknown): PipelineRun[] {
  if (!isRecord(value)) return [];
  const text = (name: string): string => (typeof value[name] === 'string' ? value[name].slice(0, 100) : '');
  const conclusion = text('conclusion');
  const isDone = text('status') === 'completed' || conclusion !== '';
  const state = !isDone ? 'running' : conclusion === PASSED ? 'passed' : 'failed';
  return [
    {
      name: text('name'),
      commit: text('head_sha'),
      state,
      words: conclusion || text('status'),
      startedAt: text('created_at'),
    },
  ];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** @returns `ada/books` of an address at a host like GitHub; null where it is none */
export function repositoryName(address: string): string | null {
  const name = URL.parse(address)?.pathname.replace(/^\/|\/$|\.git\/?$/g, '') ?? '';
  return NAME.test(name) ? name : null;
}
