/** GitHub Actions, and the hosts that read the same files (Gitea, Forgejo). */
import { isRecord } from '../../schema/validate.ts';
import { linesOf, texts, type Job, type Pipeline, type Work } from './model.ts';

const PULL = ['pull_request', 'pull_request_target', 'merge_group'];

/** @param value the file as YAML gave it; null where it is no workflow */
export function githubPipeline(file: string, value: unknown): Pipeline | null {
  if (!isRecord(value) || !isRecord(value['jobs'])) return null;
  const on = value['on'] ?? value['true'];
  const events = isRecord(on) ? Object.keys(on) : texts(on);
  const after = isRecord(on) && isRecord(on['workflow_run']) ? texts(on['workflow_run']['workflows']) : [];
  const push = isRecord(on) ? on['push'] : null;
  const isLimited = isRecord(push) && (push['branches'] !== undefined || push['tags'] !== undefined);
  return {
    file,
    host: 'github',
    name: texts(value['name'])[0] ?? file,
    onPush:
      events.includes('push') && !(isRecord(push) && push['branches'] === undefined && push['tags'] !== undefined),
    onPullRequest: events.some((event) => PULL.includes(event)),
    afterPipelines: after,
    jobs: Object.entries(value['jobs']).flatMap(([name, job]) =>
      jobOf(name, job, isLimited && !events.some((event) => PULL.includes(event))),
    ),
  };
}

function jobOf(name: string, job: unknown, isLimitedByEvents: boolean): Job[] {
  if (!isRecord(job)) return [];
  const condition = texts(job['if']).join(' ');
  const reused = texts(job['uses']);
  const steps = Array.isArray(job['steps'])
    ? (job['steps'] as unknown[]).flatMap((one) => workOf(one, folderOf(job)))
    : [];
  return [
    {
      name,
      steps: [...reused.map((action) => ({ ...EMPTY, name: action, action })), ...steps],
      needs: texts(job['needs']),
      ignored: ignoredBy(job),
      isLimited: isLimitedByEvents || /github\.(ref|event_name|base_ref|head_ref)/.test(condition),
      // After another workflow a job runs whether that one failed or not, unless it asks.
      isAfterSuccess: /workflow_run\.conclusion\s*==\s*'success'/.test(condition),
      images: isRecord(job['container']) ? texts(job['container']['image']) : texts(job['container']),
    },
  ];
}

const EMPTY: Work = { name: '', lines: [], action: null, inputs: {}, ignored: null, folder: '' };

function workOf(value: unknown, folder: string): Work[] {
  if (!isRecord(value)) return [];
  const lines = linesOf(value['run']);
  const [action = null] = texts(value['uses']);
  return [
    {
      name: texts(value['name'])[0] ?? lines[0] ?? action ?? '',
      lines,
      action,
      inputs: isRecord(value['with']) ? value['with'] : {},
      ignored: ignoredBy(value),
      folder: texts(value['working-directory'])[0] ?? folder,
    },
  ];
}

function folderOf(job: Record<string, unknown>): string {
  const defaults = isRecord(job['defaults']) && isRecord(job['defaults']['run']) ? job['defaults']['run'] : {};
  return texts(defaults['working-directory'])[0] ?? '';
}

function ignoredBy(value: Record<string, unknown>): string | null {
  // An expression may be true in a matrix's experimental cell only: that is meant.
  if (value['continue-on-error'] === true || value['continue-on-error'] === 'true') return 'continue-on-error: true';
  return value['if'] === false || value['if'] === 'false' || value['if'] === '${{ false }}' ? 'if: false' : null;
}
