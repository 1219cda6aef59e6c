/** Runs: asked for, brought in, looked at. */
import { AppError, type Run } from '@waymark/contract';
import { portsOf, shownTerms, type RunRecord, type StepNews, type Terms } from '@waymark/checks';
import { checkNamed } from '@waymark/checks/rungs';
import type { Instant } from '@waymark/learning';
import {
  canonicalJson,
  newId,
  projects,
  runs,
  type Db,
  type NewRun,
  type StoredProject,
  type StoredRun,
} from '@waymark/store';
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
  const fresh = freshRun(project, asked, now, { leasedUntil: PAST, atTerminal: false });
  await takeIn(db, open, fresh);
  const ticket = route === 'tunnel' ? running.expectTunnel(fresh.id) : null;
  if (route === 'loopback') running.expectPort(fresh.id, port ?? USUAL_PORT);
  return { ...runOf(waiting(open, fresh)), ticket };
}

function freshRun(
  { id: projectId }: StoredProject,
  { check, variant, route }: Omit<Asked, 'port'>,
  now: Instant,
  held: Pick<NewRun, 'leasedUntil' | 'atTerminal'>,
): NewRun {
  return { id: newId(), projectId, check, variant, route, reason: 'asked', startedAt: now, ...held };
}

/** @throws AppError `runs-busy` */
async function takeIn(db: Db, open: OpenProgramme, fresh: NewRun): Promise<void> {
  if ((await runs.open(db)) >= QUEUE_LENGTH) throw new AppError('runs-busy');
  await runs.insert(db, open.programme.id, fresh);
}

function waiting(open: OpenProgramme, fresh: NewRun): StoredRun {
  const nothing = { status: 'waiting', strength: null, summary: '', digest: null, finishedAt: null } as const;
  return { ...fresh, ...nothing, programmeId: open.programme.id };
}

/**
 * Shows a run that the learner's command line begins. What it tells of it (`tellRun`) holds the run's lease.
 *
 * @throws AppError `project-not-found`, `check-not-found`, `runs-busy`, `route-missing` on an instance that somebody else runs
 */
export async function announceRun(
  db: Db,
  open: OpenProgramme,
  running: Running,
  projectId: string,
  { check, variant }: Pick<Asked, 'check' | 'variant'>,
  now: Instant,
): Promise<Run> {
  const project = await projectById(db, open, projectId);
  refuseUnknown(check, variant);
  if (!running.isLocal)
    throw new AppError(
      'route-missing',
      'This Waymark is not on your machine: it makes its runs itself, over a tunnel.',
    );
  const held = { leasedUntil: running.terminals.leaseEnd(), atTerminal: true };
  const fresh = freshRun(project, { check, variant, route: 'loopback' }, now, held);
  await takeIn(db, open, fresh);
  const run = waiting(open, fresh);
  running.terminals.listen(run, project);
  return runOf(run);
}

/**
 * @returns a run that a terminal makes, with its project
 * @throws AppError `run-not-found`, `conflict` for any other, and for one whose record is there
 */
export async function runAtTerminal(
  db: Db,
  open: OpenProgramme,
  id: string,
): Promise<{ run: StoredRun; project: StoredProject }> {
  const run = await runs.get(db, open.programme.id, id);
  const project = run === null ? null : await projects.get(db, open.programme.id, run.projectId);
  if (run === null || project === null) throw new AppError('run-not-found');
  if (!run.atTerminal)
    throw new AppError('conflict', 'This run is not made at a terminal: nobody but its server tells of it.');
  if (run.digest !== null) throw new AppError('conflict', 'This run is over: its record is there.');
  return { run, project };
}

/**
 * Opens the feed of a run for who watches it: of one that a terminal makes, nobody may have told since this server was started.
 *
 * @returns its id
 * @throws AppError `run-not-found`
 */
export async function watchRun(db: Db, open: OpenProgramme, { terminals }: Running, id: string): Promise<string> {
  const run = await runs.get(db, open.programme.id, id);
  if (run === null) throw new AppError('run-not-found');
  const isTold = run.atTerminal && run.status === 'waiting';
  const project = isTold ? await projects.get(db, open.programme.id, run.projectId) : null;
  if (project !== null) terminals.listen(run, project);
  return run.id;
}

/** Takes in what a terminal tells of a run that goes on. @returns how many things were told by now */
export async function tellRun(
  db: Db,
  { run, project }: Awaited<ReturnType<typeof runAtTerminal>>,
  { terminals }: Running,
  { from, events }: { from: number; events: readonly StepNews[] },
): Promise<{ next: number }> {
  terminals.listen(run, project);
  if (terminals.isToHold(run.id)) await runs.hold(db, [run.id], terminals.leaseEnd());
  return { next: terminals.tell(run.id, from, events) ?? 0 };
}

/**
 * Takes in a run that the learner's command line made. It counts as checked: the machine it ran on is the learner's.
 *
 * @param announced id of the run that it was announced as; a record that does not fit it becomes a run of its own
 * @throws AppError `project-not-found`, `check-not-found`, `invalid-request` for a record of another contract
 */
export async function reportRun(
  db: Db,
  open: OpenProgramme,
  running: Running,
  projectId: string,
  { record, run: announced }: { record: RunRecord; run?: string },
  now: Instant,
): Promise<Run> {
  const project = await projectById(db, open, projectId);
  refuseUnknown(record.check, record.variant);
  if (canonicalJson(record.terms) !== canonicalJson(shownTerms(project.terms as Terms))) {
    const message = 'The run was made for other paths or fields than the project has: run it again.';
    throw new AppError('invalid-request', message, [{ path: 'body.record.terms', message }]);
  }
  const { check, variant, route } = record;
  const asked = { check, variant, route: route ?? 'loopback' } as const;
  const fresh = freshRun(project, asked, now, { leasedUntil: now, atTerminal: true });
  const known = announced === undefined ? null : await announcedRun(db, open, running, announced, fresh);
  if (known === null) await runs.insert(db, open.programme.id, fresh);
  const run = known ?? waiting(open, fresh);
  await settleIn(db, open, open.rules, run, project, record, 'checked', now);
  running.terminals.end(run.id);
  return runById(db, open, run.id);
}

/** @returns the run that waits for this record, also where it was given up meanwhile; null where there is none */
async function announcedRun(
  db: Db,
  open: OpenProgramme,
  { terminals }: Running,
  id: string,
  { projectId, check, variant, route }: NewRun,
): Promise<StoredRun | null> {
  const run = await runs.get(db, open.programme.id, id);
  if (run === null || !run.atTerminal || run.projectId !== projectId) return null;
  if (run.check !== check || run.variant !== variant || run.route !== route) return null;
  if (run.status === 'waiting') return run;
  return (await runs.reopen(db, open.programme.id, id, terminals.leaseEnd())) ? run : null;
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
