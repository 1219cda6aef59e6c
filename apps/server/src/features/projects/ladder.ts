/** The ladder of a project: every check, and how the project stands there. */
import type { Project, Rung, Run } from '@waymark/contract';
import type { Check, Terms } from '@waymark/checks';
import { checkNamed, RUNGS } from '@waymark/checks/rungs';
import type { StoredProject, StoredRun } from '@waymark/store';
import { quoted } from './quoted.ts';

export function projectOf({ terms, ...project }: StoredProject): Project {
  // Only this feature writes them, after they were read as terms.
  return { ...project, terms: terms as Terms };
}

export function runOf(stored: StoredRun): Run {
  const { id, projectId, check, variant, route, reason, status, strength, summary, digest } = stored;
  const { startedAt, finishedAt } = stored;
  return { id, projectId, check, variant, route, reason, status, strength, summary, digest, startedAt, finishedAt };
}

/**
 * @param runs the newest of each outcome for each check, in any order
 * @param commandLine what stands before the verb where the command is typed
 */
export function ladderOf(project: StoredProject, runs: readonly StoredRun[], commandLine = 'waymark'): Rung[] {
  return RUNGS.map((check) => rungOf(check, project, aboutIt(check, runs), commandLine));
}

/** Its own runs, and those that passed of checks that build on it: they asked all of it, too. */
function aboutIt({ name }: Check, runs: readonly StoredRun[]): StoredRun[] {
  return runs.filter(
    ({ check, status }) => check === name || (status === 'pass' && checkNamed(check)?.check.needs.some(includes(name))),
  );
}

function includes(name: string): (check: Check) => boolean {
  return (check) => check.name === name || check.needs.some(includes(name));
}

function rungOf(check: Check, project: StoredProject, runs: readonly StoredRun[], commandLine: string): Rung {
  const newestFirst = runs.toSorted((a, b) => (a.id < b.id ? 1 : -1));
  const passed = newestFirst.find(({ status }) => status === 'pass');
  const { name, title, needs, variants, uses } = check;
  return {
    check: name,
    title,
    needs: needs.map((needed) => needed.name),
    variants: Object.entries(variants).map(([variant, about]) => ({ name: variant, title: about.title })),
    uses: [...uses],
    state: stateOf(newestFirst),
    strength: passed?.strength ?? null,
    passedAt: passed?.finishedAt ?? null,
    lastRun: newestFirst[0] === undefined ? null : runOf(newestFirst[0]),
    command: commandOf(check, project, commandLine),
  };
}

/** A run that could not be made says nothing about the project. */
function stateOf(newestFirst: readonly StoredRun[]): Rung['state'] {
  const said = newestFirst.filter(({ status }) => status === 'pass' || status === 'fail');
  const [last] = said;
  if (last === undefined) return 'open';
  if (last.status === 'pass') return 'passed';
  return said.some(({ status }) => status === 'pass') ? 'failing' : 'failed';
}

/** Shown where a check has to start the server and the project does not say how. */
const USUAL_START = 'npm start';

/** @returns the line to paste into a terminal, in the folder of the project */
function commandOf({ name, uses }: Check, project: StoredProject, commandLine: string): string {
  const words = [commandLine, 'check', name, '--project', quoted(project.name)];
  // About a public name: nothing of this machine helps.
  if (uses.includes('site')) return [...words, '--url', project.baseUrl ?? 'https://your.name'].join(' ');
  if (uses.includes('http')) words.push('--url', project.baseUrl ?? 'http://localhost:3000');
  const start = project.startCommand ?? (uses.includes('lifecycle') ? USUAL_START : null);
  if (start !== null && uses.includes('http')) words.push('--start', quoted(start));
  return words.join(' ');
}
