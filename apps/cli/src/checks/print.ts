/** A run in the terminal: each step as it ends, and at the end what to do. */
import type { RunEvent, RunRecord, StepResult } from '@waymark/checks';
import { wrap } from '../terminal/format.ts';
import type { Output } from '../terminal/output.ts';

const MARK: Record<StepResult['status'], string> = { pass: '✓', fail: '✗', error: '!', skipped: '·', 'not-asked': ' ' };

/** @returns hears the events of a run and prints its steps */
export function stepPrinter(out: Output): (event: RunEvent) => void {
  let check = '';
  return (event) => {
    if (event.type !== 'step-finished') return;
    const { result } = event;
    if (result.status === 'not-asked') return;
    if (result.check !== check) out.line(`\n${out.style.bold(result.check)}`);
    check = result.check;
    const paint = result.status === 'fail' ? out.style.bad : result.status === 'pass' ? out.style.paint : out.style.dim;
    const took = result.status === 'pass' && result.ms >= 100 ? out.style.dim(` ${Math.round(result.ms)} ms`) : '';
    const level = result.level === 'should' ? out.style.dim(' (worth having)') : '';
    out.line(`  ${paint(MARK[result.status])} ${wrap(result.title, out.width, 4)}${level}${took}`);
    if (result.status === 'skipped' && result.reason !== null) out.line(out.style.dim(`      ${result.reason}`));
    for (const note of result.notes) out.line(out.style.dim(`      ${note}`));
  };
}

/** The first failing step whole, the verdict, and what was counted. */
export function printRun(out: Output, record: RunRecord): void {
  const steps = record.checks.flatMap((check) => check.steps);
  const failed =
    steps.find(({ status, level }) => status === 'fail' && level === 'must') ??
    steps.find(({ status }) => status === 'fail');
  if (failed?.failure) printFailure(out, failed.title, failed.failure, record);
  const paint = { pass: out.style.paint, fail: out.style.bad, error: out.style.warn }[record.status];
  out.line(`\n${paint(wrap(record.summary, out.width, 0))}`);
}

/** Of a body that fills the screen the beginning says enough. */
const LONGEST = 500;

function printFailure(
  out: Output,
  title: string,
  failure: NonNullable<StepResult['failure']>,
  record: RunRecord,
): void {
  const { expected, actual, advice, curl, exchange } = failure;
  out.line(`\n${out.style.bold(title)}`);
  const field = (name: string, text: string): void => {
    const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)} ... (cut)` : text;
    out.line(`  ${out.style.dim(name.padEnd(9))} ${cut.replaceAll('\n', `\n${' '.repeat(12)}`)}`);
  };
  field('expected', expected);
  field('actual', actual);
  const answered = exchange === null ? null : record.exchanges[exchange];
  if (answered?.response) field('answer', `${answered.response.status} ${answered.response.body ?? ''}`);
  if (curl !== null) field('try it', curl);
  out.line(`\n${wrap(advice, out.width, 0)}`);
}
