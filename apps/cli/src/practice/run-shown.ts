/** An SQL exercise on the rows that its lesson shows: the result as a table, and no judgement. */
import type { ChallengeDetail } from '@waymark/contract';
import type { SqlResult } from '@waymark/judge/executors';
import { EXIT } from '../shell/failure.ts';
import type { Output } from '../terminal/output.ts';
import { loadExecutors } from './run-here.ts';

const ROWS = 50;
const WIDEST = 32;

/** @returns an exit code: 1 where the statement was refused */
export async function runShown(out: Output, { database, slug }: ChallengeDetail, code: string): Promise<number> {
  const { sandboxSql } = await loadExecutors();
  const executor = sandboxSql();
  try {
    const limits = { wallMs: 5_000, memoryBytes: 256 * 2 ** 20, rows: ROWS, outputBytes: 200_000 };
    const setup = database === null ? '' : `${database.schema}\n${database.rows}`;
    const run = executor.run({ setup, sql: code, limits }, AbortSignal.timeout(60_000));
    const facts = await out.progress('Running it on the rows of the lesson', run);
    out.result({ facts });
    if (facts.error !== null) {
      const place = facts.error.line === null ? '' : `line ${facts.error.line}: `;
      out.line(out.style.bad(`${place}${facts.error.message}`));
      return EXIT.no;
    }
    for (const result of facts.results) printResult(out, result);
    out.line(out.style.dim(`\n\`waymark practice submit ${slug}\` asks the judge, on other rows.`));
    return facts.status === 'finished' ? EXIT.ok : EXIT.no;
  } finally {
    await executor.close();
  }
}

function printResult(out: Output, { columns, rows, affected, truncated }: SqlResult): void {
  if (columns.length === 0) {
    out.line(`${affected} ${affected === 1 ? 'row' : 'rows'} changed.`);
    return;
  }
  const text = rows.map((row) =>
    row.map((value) => (value === null ? 'NULL' : cut(typeof value === 'string' ? value : JSON.stringify(value)))),
  );
  const heads = columns.map(({ name }) => cut(name));
  const widths = heads.map((head, at) => Math.max(head.length, ...text.map((row) => row[at]?.length ?? 0)));
  const line = (cells: string[]): string => cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ');
  out.line(out.style.bold(line(heads)));
  for (const row of text) out.line(line(row));
  out.line(out.style.dim(`${rows.length} ${rows.length === 1 ? 'row' : 'rows'}${truncated ? ', and more' : ''}`));
}

function cut(text: string): string {
  const flat = text.replaceAll('\n', ' ');
  return flat.length > WIDEST ? `${flat.slice(0, WIDEST - 1)}…` : flat;
}
