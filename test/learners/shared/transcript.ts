/** A run as text that is the same every time: what is compared with the stored transcript of a learner. */
import type { RunRecord, StepResult, StoredExchange } from '@waymark/checks';

/** @param isUnstable leaves out what depends on how the machine orders things at the same time */
export function transcriptOf(record: RunRecord, isUnstable: boolean): string {
  const lines = record.checks.flatMap((check) => [
    `${check.name}${check.variant === null ? '' : `:${check.variant}`} v${check.version} ${check.status} ${check.score.earned}/${check.score.possible}${check.goodEnough ? ' good enough' : ''}`,
    ...check.steps.flatMap((step) => stepLines(step, record, isUnstable)),
  ]);
  return normal([`${record.status}: ${record.summary}`, ...lines, ''].join('\n'), record);
}

function stepLines(step: StepResult, record: RunRecord, isUnstable: boolean): string[] {
  const { failure } = step;
  const asked = step.exchanges.flatMap((index) => exchangeLine(record.exchanges[index]));
  return [
    `  ${step.status} ${step.id}${step.reason === null ? '' : `: ${step.reason}`}`,
    ...(isUnstable && failure ? [] : [...new Set(asked)].map((line) => `    ${line}`)),
    ...(failure
      ? [`    advice: ${isUnstable && foundItGone(step, record) ? 'its server is gone' : failure.advice}`]
      : []),
    ...(failure && !isUnstable
      ? [`    expected: ${failure.expected}`, `    actual: ${failure.actual}`, `    ${failure.curl ?? 'no request'}`]
      : []),
    ...step.notes.map((note) => `    note: ${note}`),
  ];
}

/** Whether a request after the end of a program is refused, or let in and closed, is for the machine to say. */
function foundItGone(step: StepResult, { exchanges }: RunRecord): boolean {
  return step.exchanges.some((index) => ['refused', 'closed'].includes(exchanges[index]?.fault?.code ?? ''));
}

function exchangeLine(exchange: StoredExchange | undefined): string[] {
  if (!exchange) return [];
  const target = exchange.target.replace(/^((?:\/my)?\/(?:todos|posts|api\/books))\/[^?]+/, '$1/:id');
  return [`${exchange.method} ${target} -> ${exchange.response?.status ?? exchange.fault?.code ?? 'nothing'}`];
}

function normal(text: string, { base }: RunRecord): string {
  return (
    text
      .replaceAll(base ?? '\u0000', 'http://learner')
      // A commit of a model answer has another hash after each change of it.
      .replace(/\bIt runs [0-9a-f]{7}\b/, 'It runs COMMIT')
      // What was measured, on whichever machine.
      .replace(/\b[\d.]+ times as fast as before \([^)]*\)/g, 'RATIO')
      .replace(/one pair takes [\d.]+ seconds/, 'one pair takes SECONDS')
      .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, 'TIME')
      // A body that is cut in the middle of a moment.
      .replace(/"20\d\d-\d\d(-\d\d)?(T[\d:.]*)?$/gm, '"TIME')
      .replace(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g, 'UUID')
  );
}
