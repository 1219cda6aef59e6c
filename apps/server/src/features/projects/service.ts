/** Projects: what the learner builds, declared once, checked on every rung. */
import { AppError, type Project, type Today } from '@waymark/contract';
import { PRESETS, type Terms } from '@waymark/checks';
import { signalStatuses, type Instant, type ProofRules } from '@waymark/learning';
import { ledger, newId, projects, runs, type Db, type StoredProject } from '@waymark/store';
import type { OpenProgramme } from '../../programme/open.ts';
import { ladderOf, projectOf } from './ladder.ts';

export interface GivenProject {
  name?: string | undefined;
  terms?: 'todos' | 'posts' | Terms | undefined;
  repository?: string | null | undefined;
  startCommand?: string | null | undefined;
  baseUrl?: string | null | undefined;
  framework?: string | null | undefined;
  archived?: boolean | undefined;
}

/** @throws AppError `project-not-found` */
export async function projectById(db: Db, open: OpenProgramme, id: string): Promise<StoredProject> {
  const all = await projects.list(db, open.programme.id);
  // A person at the terminal names a project by its name.
  const found =
    all.find((one) => one.id === id) ?? only(all.filter(({ name }) => name.toLowerCase() === id.toLowerCase()));
  if (found === undefined) throw new AppError('project-not-found');
  return found;
}

function only<T>(list: readonly T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined;
}

export async function listProjects(db: Db, open: OpenProgramme, rules: ProofRules) {
  const all = await projects.list(db, open.programme.id);
  const views = [];
  for (const project of all) {
    const ladder = ladderOf(project, await runs.latest(db, open.programme.id, project.id));
    const inState = (...states: string[]) => ladder.filter(({ state }) => states.includes(state));
    const failing = inState('failing').map(({ title }) => title);
    views.push({ ...projectOf(project), passed: inState('passed').length, rungs: ladder.length, failing });
  }
  const carried = new Set(rules.signals.filter(({ rule }) => /"check"/.test(JSON.stringify(rule))).map(({ id }) => id));
  const entries = await ledger.list(db, open.programme.id);
  const signals = signalStatuses(open.roadmap, rules, entries).filter(({ ruleId }) => carried.has(ruleId ?? ''));
  return { projects: views, signals };
}

/** @returns what passed once and fails now, over all projects that are still kept up */
export async function failingChecks(db: Db, open: OpenProgramme): Promise<Today['failing']> {
  const kept = (await projects.list(db, open.programme.id)).filter(({ archived }) => !archived);
  const perProject = kept.map(async (project) =>
    ladderOf(project, await runs.latest(db, open.programme.id, project.id)).flatMap(({ check, title, ...rung }) => {
      const run = rung.lastRun;
      if (rung.state !== 'failing' || run === null) return [];
      const at = run.finishedAt ?? run.startedAt;
      return [{ projectId: project.id, project: project.name, check, title, runId: run.id, at }];
    }),
  );
  return (await Promise.all(perProject)).flat();
}

export async function projectDetail(db: Db, open: OpenProgramme, id: string, commandLine: string) {
  const project = await projectById(db, open, id);
  const newest = await runs.latest(db, open.programme.id, project.id);
  return { project: projectOf(project), ladder: ladderOf(project, newest, commandLine) };
}

/** @throws AppError `invalid-request`, `conflict` for a name that another project has */
export async function addProject(db: Db, open: OpenProgramme, given: GivenProject, now: Instant): Promise<Project> {
  const fresh: StoredProject = {
    ...{ id: newId(), name: '', terms: PRESETS.todos, repository: null, startCommand: null, baseUrl: null },
    ...{ archived: false, createdAt: now, updatedAt: now },
  };
  return save(db, open, fresh, given, now);
}

/** @throws AppError `project-not-found`, `invalid-request`, `conflict` */
export async function editProject(
  db: Db,
  open: OpenProgramme,
  id: string,
  given: GivenProject,
  now: Instant,
): Promise<Project> {
  return save(db, open, await projectById(db, open, id), given, now);
}

async function save(db: Db, open: OpenProgramme, before: StoredProject, given: GivenProject, now: Instant) {
  const { framework, terms, ...plain } = given;
  const set = Object.fromEntries(
    Object.entries(plain).filter(([, value]) => value !== undefined),
  ) as Partial<StoredProject>;
  const project: StoredProject = {
    ...before,
    ...set,
    terms: termsOf(before.terms as Terms, terms, framework),
    updatedAt: now,
  };
  const others = (await projects.list(db, open.programme.id)).filter(({ id }) => id !== project.id);
  if (others.some(({ name }) => name.toLowerCase() === project.name.toLowerCase()))
    throw new AppError('conflict', `There is another project with the name “${project.name}”: give this one its own.`);
  await projects.put(db, open.programme.id, project);
  return projectOf(project);
}

function termsOf(before: Terms, given: GivenProject['terms'], framework: string | null | undefined): Terms {
  const base = given === undefined ? before : typeof given === 'string' ? PRESETS[given] : given;
  const kept = given === undefined || typeof given !== 'string' ? base : { ...base, framework: before.framework };
  const terms = framework === undefined ? kept : { ...kept, framework };
  const names = Object.values({ ...terms.fields }).filter((name) => name !== null);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice === undefined) return terms;
  const message = `Two fields of a record have the name “${twice}”: each needs its own.`;
  throw new AppError('invalid-request', message, [{ path: 'body.terms.fields', message }]);
}
