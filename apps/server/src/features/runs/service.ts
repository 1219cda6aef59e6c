/** Runs: asked for, brought in, looked at. */
import { AppError, type Run } from '@waymark/contract';
import { portsOf, shownTerms, type RunRecord, type Terms } from '@waymark/checks';
import { checkNamed } from '@waymark/checks/rungs';
import type { Instant, ProofRules } from '@waymark/learning';
import { canonicalJson, newId, runs, type Db, type NewRun, type StoredProject, type StoredRun } from '@waymark/store';
import type { OpenProgramme } from '../../programme/open.ts';
import { projectById } from '../projects/service.ts';
import { runOf } from '../projects/ladder.ts';
import type { Running } from './running.ts';
import { settleIn } from './settle.ts';

/** Runs that may wait, over all learners. */
const QUEUE_LENGTH = 500;
const LISTED = 100;
/** Where a learner's server listens unless they say otherwise, as the briefs have it. */
const USUAL_PORT = 3000;
/** What only the command line has: the learner's process, a service beside it, a public name. */
const ONLY_TERMINAL: ReadonlySet<string> = new Set(['lifecycle', 'provider', 'site']);
const PAST: Instant = '1970-01-01T00:00:00.000Z';

/** @throws AppError `check-not-found`, also for a variant that the check does not have */
function refuseUnknown(name: string, variant: string | null): void {
  const check = checkNamed(name)?.check ?? null;
  if (check === null) throw new AppError('check-not-found');
  if (variant !== null && !Object.hasOwn(check.variants, variant))
    throw new AppError('check-not-found', `${name} has no form with the name “${variant}”.`);
}

/** @throws AppError `route-missing` where the server does not know where to go */
function refuseWithoutRoute(project: StoredProject, { check: name, variant, route }: Asked, isLocal: boolean): void {
  const check = checkNamed(name)?.check;
  const uses = check === undefined ? [] : portsOf(check, variant);
  if (route === 'tunnel') return;
  const started = `run \`waymark check ${variant === null ? name : `${name}:${variant}`}\` in your terminal`;
  if (route === 'loopback' && !isLocal)
    throw new AppError('route-missing', `This Waymark is not on your machine and cannot ask its ports: ${started}.`);
  if (route === 'loopback' && (!uses.includes('http') || uses.some((port) => ONLY_TERMINAL.has(port))))
    throw new AppError('route-missing', `${name} needs more than a running server: ${started}.`);
  if (uses.includes('repository') && project.repository === null)
    throw new AppError('route-missing', `${name} reads your repository: give the project its address first.`);
  if (route === 'loopback') return;
  if (uses.includes('http') && (route !== 'direct' || project.baseUrl === null))
    throw new AppError(
      'route-missing',
      `${name} asks your running server: give the project its public address, or ${started}.`,
    );
}

/** What a learner asks for. */
export interface Asked {
  check: string;
  variant: string | null;
  route: StoredRun['route'];
  /** For `loopback`. */
  port?: number | undefined;
}

/** @throws AppError `project-not-found`, `check-not-found`, `route-missing`, `runs-busy` */
export async function startRun(
  db: Db,
  open: OpenProgramme,
  running: Running,
  projectId: string,
  asked: Asked,
  now: Instant,
): Promise<Run & { ticket: string | null }> {
  const { check, variant, route, port } = asked;
  const project = await projectById(db, open, projectId);
  refuseUnknown(check, variant);
  refuseWithoutRoute(project, asked, running.isLocal);
  if ((await runs.open(db)) >= QUEUE_LENGTH) throw new AppError('runs-busy');
  const about = { id: newId(), projectId: project.id, check, variant, route } as const;
  const fresh: NewRun = { ...about, reason: 'asked', startedAt: now, leasedUntil: PAST };
  await runs.insert(db, open.programme.id, fresh);
  const ticket = route === 'tunnel' ? running.expectTunnel(fresh.id) : null;
  if (route === 'loopback') running.expectPort(fresh.id, port ?? USUAL_PORT);
  return { ...runOf(waiting(open, fresh)), ticket };
}

function waiting(open: OpenProgramme, fresh: NewRun): StoredRun {
  const nothing = { status: 'waiting', strength: null, summary: '', digest: null, finishedAt: null } as const;
  return { ...fresh, ...nothing, programmeId: open.programme.id };
}

/**
 * Takes in a run that the learner's command line made. It counts as checked: the machine it ran on is the learner's.
 *
 * @throws AppError `project-not-found`, `check-not-found`, `invalid-request` for a record of another contract
 */
export async function reportRun(
  db: Db,
  open: OpenProgramme,
  rules: ProofRules,
  projectId: string,
  record: RunRecord,
  now: Instant,
): Promise<Run> {
  const project = await projectById(db, open, projectId);
  refuseUnknown(record.check, record.variant);
  if (canonicalJson(record.terms) !== canonicalJson(shownTerms(project.terms as Terms))) {
    const message = 'The run was made for other paths or fields than the project has: run it again.';
    throw new AppError('invalid-request', message, [{ path: 'body.record.terms', message }]);
  }
  const { check, variant, route } = record;
  const fresh: NewRun = {
    ...{ id: newId(), projectId: project.id, check, variant, reason: 'asked', startedAt: now, leasedUntil: now },
    route: route ?? 'loopback',
  };
  await runs.insert(db, open.programme.id, fresh);
  await settleIn(db, open, rules, waiting(open, fresh), project, record, 'checked', now);
  return runById(db, open, fresh.id);
}

/** @throws AppError `run-not-found` */
export async function runById(db: Db, open: OpenProgramme, id: string): Promise<Run> {
  const found = await runs.get(db, open.programme.id, id);
  if (found === null) throw new AppError('run-not-found');
  return runOf(found);
}

/** @throws AppError `project-not-found` */
export async function listRuns(db: Db, open: OpenProgramme, projectId: string): Promise<{ runs: Run[] }> {
  const project = await projectById(db, open, projectId);
  const found = await runs.list(db, open.programme.id, { projectId: project.id, limit: LISTED });
  return { runs: found.map(runOf) };
}
