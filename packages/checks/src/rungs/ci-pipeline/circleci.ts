/** CircleCI: jobs, and workflows that put them into an order. */
import { isRecord } from '../../schema/validate.ts';
import { linesOf, texts, type Job, type Pipeline, type Work } from './model.ts';

export function circleciPipeline(file: string, value: unknown): Pipeline | null {
  if (!isRecord(value) || !isRecord(value['jobs'])) return null;
  const uses = isRecord(value['workflows']) ? Object.values(value['workflows']).flatMap(usesIn) : [];
  return {
    file,
    host: 'circleci',
    name: file,
    onPush: true,
    onPullRequest: true,
    afterPipelines: [],
    jobs: Object.entries(value['jobs']).flatMap(([name, job]) => jobOf(name, job, uses)),
  };
}

interface Use {
  name: string;
  needs: string[];
  isLimited: boolean;
}

function usesIn(workflow: unknown): Use[] {
  const jobs: unknown[] = isRecord(workflow) && Array.isArray(workflow['jobs']) ? workflow['jobs'] : [];
  return jobs.flatMap((one) => {
    if (typeof one === 'string') return [{ name: one, needs: [], isLimited: false }];
    if (!isRecord(one)) return [];
    return Object.entries(one).map(([name, options]) => ({
      name,
      needs: isRecord(options) ? texts(options['requires']) : [],
      isLimited: isRecord(options) && options['filters'] !== undefined,
    }));
  });
}

function jobOf(name: string, job: unknown, uses: Use[]): Job[] {
  // A job that no workflow uses never runs.
  const use =
    uses.find((one) => one.name === name) ??
    (name === 'build' && uses.length === 0 ? { name, needs: [], isLimited: false } : null);
  if (!isRecord(job) || use === null) return [];
  const steps: unknown[] = Array.isArray(job['steps']) ? job['steps'] : [];
  const docker: unknown[] = Array.isArray(job['docker']) ? job['docker'] : [];
  return [
    {
      name,
      steps: steps.flatMap(workOf),
      needs: use.needs,
      ignored: null,
      isLimited: use.isLimited,
      isAfterSuccess: false,
      images: docker.flatMap((one) => (isRecord(one) ? texts(one['image']) : [])),
    },
  ];
}

function workOf(step: unknown): Work[] {
  const run = isRecord(step) ? step['run'] : null;
  const lines = isRecord(run) ? linesOf(run['command']) : linesOf(run ?? []);
  const name = (isRecord(run) ? texts(run['name'])[0] : undefined) ?? lines[0] ?? '';
  return [{ name, lines, action: null, inputs: {}, ignored: null, folder: '' }];
}
