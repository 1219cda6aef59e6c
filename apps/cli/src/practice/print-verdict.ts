/** A verdict in the terminal: the same facts in the same order as in the page. */
import type { Submission } from '@waymark/contract';
import { wrap } from '../terminal/format.ts';
import type { Output } from '../terminal/output.ts';

type Verdict = NonNullable<Submission['verdict']>;
type Case = Verdict['cases'][number];

const MARK: Record<Case['status'], string> = { pass: '✓', fail: '✗', error: '!' };
const WORD: Record<Case['status'], string> = { pass: 'Passed', fail: 'Not yet', error: 'Not judged' };
/** Of a value that fills the screen the beginning says enough. */
const LONGEST = 600;

export function printVerdict(out: Output, verdict: Verdict): void {
  const { style } = out;
  const paint = { pass: style.paint, fail: style.bad, error: style.warn }[verdict.status];
  out.line(paint(style.bold(`${WORD[verdict.status]}: ${verdict.passed} of ${verdict.total} cases`)));
  out.line(wrap(verdict.summary, out.width, 0));
  if (verdict.firstFailure !== null) printCase(out, verdict.firstFailure);
  const failing = verdict.cases.filter(({ status }) => status !== 'pass').length;
  if (failing > 1) {
    out.line('');
    for (const { name, status } of verdict.cases) out.line(`  ${MARK[status]} ${name}`);
  }
  if (verdict.executor !== '') {
    const where = verdict.sandboxed ? 'in a sandbox' : 'in a plain process';
    out.line(style.dim(`\nJudged by ${verdict.executor}, ${verdict.runtime}, ${where}.`));
  }
}

function printCase(out: Output, { name, call, expected, actual, stdout, advice }: Case): void {
  out.line(`\n${out.style.bold(name)}`);
  field(out, 'call', call);
  field(out, 'expected', expected);
  field(out, 'actual', actual);
  if (stdout !== '') field(out, 'printed', stdout);
  if (advice !== null) out.line(`\n${wrap(advice, out.width, 0)}`);
}

function field(out: Output, title: string, value: string): void {
  const cut = value.length > LONGEST ? `${value.slice(0, LONGEST)} ... (cut)` : value;
  const [first = '', ...rest] = cut.split('\n');
  out.line(`  ${out.style.dim(title.padEnd(9))} ${first}`);
  for (const line of rest) out.line(`            ${line}`);
}
