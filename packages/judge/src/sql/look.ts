/** One look on one data set: is what was seen what should have been, and in which words is the difference told. */
import type { Look } from './model.ts';
import type { Seen } from './observe.ts';
import { printTable } from './print-table.ts';
import { usesIndex, type PlanFacts } from './probe.ts';
import { tableDifference, type Table, type TableDifference } from './table.ts';

export interface Found {
  isRight: boolean;
  expected: string;
  actual: string;
  /** What holds for any exercise; null on a pass. */
  advice: string | null;
}

/**
 * @param wanted what the model solution showed; only tables are compared with it
 * @returns null when the model solution itself gave nothing to compare with: nobody can say
 */
export function findingOf(look: Look, wanted: Seen | undefined, seen: Seen | undefined): Found | null {
  if (look.kind === 'probe') return seen?.kind === 'probe' ? probeFinding(look, seen.outcome) : null;
  if (look.kind === 'plan') return seen?.kind === 'plan' ? planFinding(look, seen.plan) : null;
  if (wanted?.kind !== 'table' || seen?.kind !== 'table' || wanted.table === null || wanted.table.truncated)
    return null;
  return tableFinding(look, wanted.table, seen.table);
}

/** @returns whether two runs showed the same: a known mistake and the learner's */
export function isSameSeen(look: Look, one: Seen | undefined, other: Seen | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  if (one.kind === 'table' && other.kind === 'table' && (look.kind === 'answer' || look.kind === 'state')) {
    if (one.table === null || other.table === null) return one.table === other.table;
    return tableDifference(one.table, other.table, look.compare).kind === 'none';
  }
  return JSON.stringify(one) === JSON.stringify(other);
}

function tableFinding(look: Look & { kind: 'answer' | 'state' }, expected: Table, actual: Table | null): Found {
  if (actual === null) {
    const advice =
      look.kind === 'answer'
        ? 'Your statements gave no table. The answer is what a SELECT gives.'
        : 'The table could not be read after your statements. It has to stay, under its name; and leave out ROLLBACK, which undoes what you did.';
    return { isRight: false, expected: printTable(expected), actual: '(no table)', advice };
  }
  const found = tableDifference(expected, actual, look.compare);
  const advice = tableAdvice(found, look, expected, actual);
  return { isRight: found.kind === 'none', expected: printTable(expected), actual: printTable(actual), advice };
}

function tableAdvice(
  found: TableDifference,
  { kind, compare }: Look & { kind: 'answer' | 'state' },
  expected: Table,
  actual: Table,
): string | null {
  switch (found.kind) {
    case 'none':
      return null;
    case 'columns':
      return compare.columns === 'by-name'
        ? `The columns should be called ${expected.columns.join(', ')}; yours are ${actual.columns.join(', ')}. Write AS and a name after an expression to name its column.`
        : `The table should have ${count(expected.columns.length, 'column')}; yours has ${actual.columns.length}.`;
    case 'order':
      return 'The rows are right, their order is not. Which column decides, in which direction, and which one decides when two rows are equal in it?';
    case 'repeats':
      return 'The rows are right, but some of them come more or less often than they should.';
    case 'rows':
      return kind === 'answer' ? answerAdvice(found) : stateAdvice(found);
  }
}

function answerAdvice({ missing, extra }: { missing: number; extra: number }): string {
  if (missing === 0) return `${count(extra, 'row')} too many. Which condition would leave them out?`;
  if (extra === 0) return `${count(missing, 'row')} missing. Which condition leaves out too much?`;
  return `${count(missing, 'row')} missing, and ${count(extra, 'row')} that should not be there. Compare the two tables row by row.`;
}

function stateAdvice({ missing, extra }: { missing: number; extra: number }): string {
  return `After your statements, ${count(missing, 'row')} that should be in the table are not, and ${count(extra, 'row')} are there that should not be. Compare the two tables row by row.`;
}

function probeFinding({ outcome, advice }: Look & { kind: 'probe' }, seen: string | null): Found {
  const isRight = seen === outcome;
  return {
    isRight,
    expected: outcomeText(outcome),
    actual: outcomeText(seen),
    advice: isRight ? null : advice !== '' ? advice : probeAdvice(outcome, seen),
  };
}

function outcomeText(outcome: string | null): string {
  if (outcome === null) return 'it could not be tried';
  if (outcome === 'accepted') return 'accepted';
  if (outcome === '42P01') return 'an error: there is no such table';
  if (outcome === '42703') return 'an error: there is no such column';
  return /^[a-z-]+$/.test(outcome) ? `refused (${outcome})` : `an error (${outcome})`;
}

function probeAdvice(outcome: string, seen: string | null): string {
  if (seen === 'accepted') return 'Nothing in your tables stops this row. Which constraint would?';
  if (seen === '42P01' || seen === '42703')
    return 'Compare the names of your tables and columns with those in the task.';
  if (outcome === 'accepted') return 'This row should be allowed. Which of your rules is too strict?';
  return 'This row is refused, but for another reason than it should be. Is a rule missing, and another one too strict?';
}

function planFinding({ index, without, advice }: Look & { kind: 'plan' }, plan: PlanFacts | null): Found {
  const columns = index.columns.join(' and ');
  const spared = without.length === 0 ? '' : `, without ${without.join(' or ')}`;
  const expected = `an index on ${index.table} looks up ${columns}${spared}`;
  if (plan === null) {
    const gone = 'The query could not be planned after your statements. The tables have to stay as they are.';
    return { isRight: false, expected, actual: 'no plan', advice: gone };
  }
  const isRight = usesIndex(plan, index) && !plan.nodes.some((node) => without.includes(node));
  const looked = plan.lookups.map(({ condition }) => `; the index looks up ${condition}`).join('');
  const general = `The plan does not use an index for ${columns}. Which columns does the query look for, and in which order does it want the rows?`;
  return {
    isRight,
    expected,
    actual: `${plan.nodes.join(' > ')}${looked}`,
    advice: isRight ? null : advice !== '' ? advice : general,
  };
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
