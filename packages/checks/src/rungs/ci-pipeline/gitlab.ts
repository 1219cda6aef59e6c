/** GitLab's pipelines: stages one after the other, scripts in jobs. */
import { isRecord } from '../../schema/validate.ts';
import { linesOf, texts, type Job, type Pipeline } from './model.ts';

const NOT_JOBS = [
  'stages',
  'variables',
  'default',
  'include',
  'workflow',
  'image',
  'services',
  'cache',
  'before_script',
  'after_script',
  'pages:deploy',
];
const STAGES = ['.pre', 'build', 'test', 'deploy', '.post'];

export function gitlabPipeline(file: string, value: unknown): Pipeline | null {
  if (!isRecord(value)) return null;
  const jobs = Object.entries(value).filter((entry): entry is [string, Record<string, unknown>] => isJob(...entry));
  if (jobs.length === 0) return null;
  const stages = value['stages'] === undefined ? STAGES : ['.pre', ...texts(value['stages']), '.post'];
  const stageOf = (job: Record<string, unknown>): number => stages.indexOf(texts(job['stage'])[0] ?? 'test');
  const rules = isRecord(value['workflow']) ? JSON.stringify(value['workflow']['rules'] ?? '') : '';
  return {
    file,
    host: 'gitlab',
    name: file,
    // Without rules a pipeline runs for every push; for merge requests the push of their branch counts.
    onPush: true,
    onPullRequest: rules === '' || !/CI_COMMIT_BRANCH == \$CI_DEFAULT_BRANCH"?\}?\]$/.test(rules),
    afterPipelines: [],
    jobs: jobs.map(([name, job]) =>
      jobOf(
        name,
        withExtends(job, value),
        jobs.filter(([, other]) => stageOf(other) < stageOf(job)).map(([other]) => other),
        value,
      ),
    ),
  };
}

function isJob(name: string, value: unknown): boolean {
  return (
    !NOT_JOBS.includes(name) &&
    !name.startsWith('.') &&
    isRecord(value) &&
    (value['script'] !== undefined || value['extends'] !== undefined || value['trigger'] !== undefined)
  );
}

function withExtends(job: Record<string, unknown>, all: Record<string, unknown>): Record<string, unknown> {
  const base = texts(job['extends'])
    .map((name) => all[name])
    .filter(isRecord);
  return Object.assign({}, ...base, job) as Record<string, unknown>;
}

function jobOf(name: string, job: Record<string, unknown>, earlier: string[], all: Record<string, unknown>): Job {
  const limits = JSON.stringify([job['rules'], job['only'], job['except']]);
  const lines = [...linesOf(job['before_script'] ?? all['before_script']), ...linesOf(job['script'])];
  return {
    name,
    steps: [{ name, lines, action: null, inputs: {}, ignored: null, folder: '' }],
    // `needs` lets a job start before the stages in front of it are done.
    needs: job['needs'] === undefined ? earlier : needsOf(job['needs']),
    ignored: ignoredBy(job),
    isLimited: /CI_COMMIT_(BRANCH|TAG|REF)|CI_DEFAULT_BRANCH|"(main|master|tags)"/.test(limits),
    isAfterSuccess: false,
    images: [job['image'] ?? all['image']].flatMap((image) => (isRecord(image) ? texts(image['name']) : texts(image))),
  };
}

function needsOf(value: unknown): string[] {
  return (Array.isArray(value) ? (value as unknown[]) : [value]).flatMap((one) =>
    isRecord(one) ? texts(one['job']) : texts(one),
  );
}

function ignoredBy(job: Record<string, unknown>): string | null {
  if (job['allow_failure'] === true) return 'allow_failure: true';
  return job['when'] === 'never' ? 'when: never' : null;
}
