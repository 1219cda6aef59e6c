/** Starts a stored learner's server as a process of its own, runs its check against it, and stops it. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import {
  declaredInstances,
  oauthPaths,
  PRESETS,
  providerVariables,
  readTerms,
  runCheck,
  type Check,
  type RunRecord,
  type Terms,
} from '@waymark/checks';
import { ownInstances, ownProcess } from '@waymark/checks/lifecycle';
import { checkNamed } from '@waymark/checks/rungs';
import { openProvider, type OpenedProvider } from '@waymark/checks/provider';
import { loopback } from '@waymark/checks/transport';
import { freePort } from '../../../packages/checks/src/transport/suite/servers.ts';
import { focused } from './focused.ts';
import { HASTY } from './hasty.ts';
import { quietPort } from './quiet-port.ts';
import type { Expected } from './read-expected.ts';
import { runRepository } from './run-repository.ts';
import { runSite } from './run-site.ts';

const root = path.resolve(import.meta.dirname, '../../..');
/** Every stored transcript comes from this seed; that runs differ by it is tested elsewhere. */
const SEED = '00112233445566778899aabbccddeeff';

/** Python writes what it compiled beside the source: not into the tree that is tested. */
const CLEAN_PYTHON = { PYTHONDONTWRITEBYTECODE: '1' };

/** Everything with all the rungs below it: slow, and what a change to a lower rung should be tried with. */
export const RUNS_WHOLE = process.env['WAYMARK_TEST_WHOLE'] === '1';

/** @param folder of the learner */
export async function runLearner(folder: string, expected: Expected, seed = SEED): Promise<RunRecord> {
  if (hasRepository(folder)) return runRepository(folder, expected, seed);
  if (existsSync(path.join(folder, 'site.ts'))) return runSite(folder, expected, seed, HASTY);
  const named = checkNamed(expected.check);
  if (named === null) throw new Error(`there is no check ${expected.check}`);
  const data = await mkdtemp(path.join(tmpdir(), 'waymark-learner-'));
  const port = await (expected.command === null ? freePort() : quietPort());
  const terms = await termsOf(folder, expected);
  const provider = await providerFor(named.check, port, terms);
  const file = expected.server === null ? path.join(folder, 'server.ts') : path.join(root, expected.server);
  const env = {
    DATA: path.join(data, 'data'),
    PATH: process.env['PATH'],
    ...CLEAN_PYTHON,
    ...adminOf(terms),
    ...variablesOf(provider),
  };
  const instances = await instancesOf(folder, env);
  const process_ = await ownProcess(
    {
      command: [expected.command ?? process.execPath, file],
      cwd: data,
      port,
      env: { ...env, BEHIND: instances?.ports.join() },
      graceMs: 1_000,
    },
    AbortSignal.timeout(60_000),
  );
  const transport = loopback({ host: '127.0.0.1', port });
  try {
    return await runCheck({
      check: expected.alone && !RUNS_WHOLE ? focused(named.check) : named.check,
      ...(named.variant !== null && { variant: named.variant }),
      terms: { ...terms, framework: terms.framework ?? 'express' },
      transport,
      lifecycle: instances === null ? process_ : { ...process_, instances: instances.owned },
      ...(provider !== null && { provider }),
      seed,
      now: new Date(),
      ...(expected.hostile && { limits: HASTY }),
    });
  } finally {
    await transport.close();
    await process_.stop();
    await instances?.owned.stopAll();
    await provider?.close();
    await rm(data, { recursive: true, force: true });
  }
}

/** Those that its waymark.yaml names, at free ports in place of the named ones: tests run at the same time. */
async function instancesOf(folder: string, env: Record<string, string | undefined>) {
  const text = await readFile(path.join(folder, 'waymark.yaml'), 'utf8').catch(() => '');
  const declared = declaredInstances(parse(text));
  if (declared.length === 0) return null;
  const ports = await Promise.all(declared.map(quietPort));
  const moved = declared.map((one, index) => ({ ...one, port: ports[index] ?? 0 }));
  const settings = { cwd: root, env: { ...env, BEHIND: ports.join() }, graceMs: 1_000 };
  return { ports, owned: await ownInstances(moved, settings, AbortSignal.timeout(60_000)) };
}

/** Its check reads a repository, made by `repository.ts`. */
export function hasRepository(folder: string): boolean {
  return existsSync(path.join(folder, 'repository.ts'));
}

/** The other service, where the check plays one. */
async function providerFor(check: Check, port: number, terms: Terms): Promise<OpenedProvider | null> {
  if (!check.uses.includes('provider')) return null;
  return openProvider({ redirectUri: `http://127.0.0.1:${port}${oauthPaths(terms).callback}` });
}

function variablesOf(provider: OpenedProvider | null): Record<string, string> {
  return provider === null ? {} : providerVariables(provider.access);
}

/** The account that its waymark.yaml names, for servers that make it when they start. */
function adminOf({ auth }: Terms): Record<string, string> {
  const account = auth.admin?.account;
  return account === undefined ? {} : { ADMIN_EMAIL: account.email, ADMIN_PASSWORD: account.password };
}

async function termsOf(folder: string, expected: Expected): Promise<Terms> {
  const file = await readFile(path.join(folder, 'waymark.yaml'), 'utf8').catch(() => null);
  if (file === null) return PRESETS[expected.terms];
  const read = readTerms(parse(file));
  if (!read.ok) throw new Error(read.problems.map(({ at, message }) => `${at}: ${message}`).join('; '));
  return read.terms;
}
