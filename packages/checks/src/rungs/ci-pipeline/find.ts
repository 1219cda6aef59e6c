/** Finds the pipelines of a repository, and what their jobs do. */
import type { Tools } from '../../check/model.ts';
import { commandsIn, type Command } from '../../source/commands.ts';
import { readYaml } from '../../source/read-yaml.ts';
import { circleciPipeline } from './circleci.ts';
import { githubPipeline } from './github.ts';
import { gitlabPipeline } from './gitlab.ts';
import type { Job, Pipeline, Work } from './model.ts';

const BYTES = 128 * 1024;
const FILES = 30;

const PLACES: [file: RegExp, read: (file: string, value: unknown) => Pipeline | null][] = [
  [/^\.(github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$/, githubPipeline],
  [/^\.gitlab-ci\.ya?ml$/, gitlabPipeline],
  [/^\.circleci\/config\.ya?ml$/, circleciPipeline],
];

/** @returns the pipelines; a file that is no YAML ends the step */
export async function pipelinesIn(t: Tools): Promise<Pipeline[]> {
  const paths = (await t.repository.listFiles(t.signal)).files.map((file) => file.path);
  const found: Pipeline[] = [];
  for (const [pattern, read] of PLACES) {
    const files = paths.filter((path) => pattern.test(path)).slice(0, FILES);
    for (const [path, text] of await t.repository.readFiles(files, BYTES, t.signal)) {
      const yaml = readYaml(text);
      if (!yaml.ok)
        t.fail({
          expected: `${path} to be YAML`,
          actual: yaml.problem,
          advice:
            'Look at the indentation around that line: two spaces for each level, no tabs. Your host does not run a file that it cannot read.',
        });
      const pipeline = read(path, yaml.value);
      if (pipeline === null)
        return t.fail({
          expected: `${path} to have jobs`,
          actual: 'none that can be read',
          advice:
            'Every job stands below `jobs:` (GitLab: at the left edge, with a `script:`), each level two blanks further in, no tabs.',
        });
      found.push(pipeline);
    }
  }
  return found;
}

/** One step of a job that runs tests. */
export interface TestRun {
  pipeline: Pipeline;
  job: Job;
  work: Work;
  /** Its place among the job's steps. */
  at: number;
  command: Command;
}

export function testRunsIn(pipelines: readonly Pipeline[]): TestRun[] {
  return pipelines.flatMap((pipeline) =>
    pipeline.jobs.flatMap((job) =>
      job.steps.flatMap((work, at) =>
        commandsIn(work.lines, work.folder)
          .filter((command) => command.purpose === 'test')
          .map((command) => ({ pipeline, job, work, at, command })),
      ),
    ),
  );
}

export interface Deployment {
  pipeline: Pipeline;
  job: Job;
  at: number;
}

const DEPLOYS =
  /\b(deploy|flyctl|fly deploy|vercel|netlify|wrangler|railway up|heroku|gcloud (app|run)|az webapp|aws (s3|ecs|lambda|elasticbeanstalk)|eb deploy|kubectl (apply|set|rollout)|helm (upgrade|install)|docker push|rsync|scp|ssh|serverless|cap production|dokku|render)\b/i;
const DEPLOY_ACTION =
  /deploy|fly-apps|flyctl|vercel|netlify|railway|render|heroku|ssh-action|rsync|docker\/build-push-action|cloudrun|webapps|gh-pages|pages-action/i;

/** A job deploys by what it does; its name alone does nothing. */
export function deploymentsIn(pipelines: readonly Pipeline[]): Deployment[] {
  return pipelines.flatMap((pipeline) =>
    pipeline.jobs.flatMap((job) => {
      const at = job.steps.findIndex((work) => isDeploying(work));
      return at < 0 ? [] : [{ pipeline, job, at }];
    }),
  );
}

function isDeploying({ lines, action, inputs }: Work): boolean {
  if (action !== null) return DEPLOY_ACTION.test(action) && inputs['push'] !== false;
  // `echo deploy` deploys nothing.
  return lines.some(
    (line) => (!/^(echo|printf|#|:)\b/.test(line) && DEPLOYS.test(line)) || /^curl\b.*(deploy|hook)/i.test(line),
  );
}

/** Ways to let a failing command look like a good one. */
const HIDES: [form: RegExp, what: string][] = [
  [/\|\|\s*(true|:|exit 0|echo)/, '`||` and a command that always works after it'],
  [/;\s*(true|exit 0)\s*$/, '`; true` after it'],
  [/--(passWithNoTests|pass-with-no-tests)\b/, 'an option that lets no tests at all pass'],
  [/^\s*!/, 'a `!` before it'],
];

/** @returns how a failure of the tests would be hidden; null where it would be seen */
export function hiddenBy({ job, work, command }: TestRun): string | null {
  if (job.ignored !== null) return `${job.ignored} at the job ${job.name}`;
  if (work.ignored !== null) return `${work.ignored} at the step "${work.name.slice(0, 60)}"`;
  const at = work.lines.findIndex((line) => line.includes(command.text));
  if (work.lines.slice(0, at).some((line) => /^set \+e\b/.test(line))) return '`set +e` before it';
  const line = work.lines[at] ?? '';
  return HIDES.find(([form]) => form.test(line))?.[1] ?? null;
}

/** @returns whether the tests have to pass before the deployment: same job and earlier, a job it needs, or an earlier pipeline */
export function waitsForTests({ pipeline, job, at }: Deployment, tests: readonly TestRun[]): boolean {
  return tests.some((test) => {
    if (test.job === job) return test.at < at;
    if (test.pipeline !== pipeline) return pipeline.afterPipelines.includes(test.pipeline.name) && job.isAfterSuccess;
    return needs(pipeline, job).has(test.job.name);
  });
}

function needs(pipeline: Pipeline, job: Job): Set<string> {
  const seen = new Set<string>();
  const open = [...job.needs];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(pipeline.jobs.find((one) => one.name === next)?.needs ?? []));
  }
  return seen;
}
