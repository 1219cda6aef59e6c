/** Questions about the tables a learner made: is a statement accepted or refused and why, and how would a query run. */
import type { SqlResult } from '../executors/sql/types.ts';
import type { Plain } from '../types.ts';
import { sqlLiteral } from './data.ts';
import type { PlanIndex, Refusal } from './model.ts';

/** What the function raises to undo a statement that was accepted. */
const UNDO = 'WM001';

/**
 * Runs a statement, also what a constraint puts off until the end of the transaction, undoes it, and gives the SQLSTATE
 * that it ended with. It runs as the learner's role, after the learner's statements, and is gone with the transaction.
 * A function of the learner's that has its name and would answer in its place goes first.
 */
export const PROBE_FUNCTION = `drop function if exists pg_temp.waymark_probe(text) cascade;
create function pg_temp.waymark_probe(asked text) returns text
language plpgsql as $waymark$ begin
  execute asked;
  set constraints all immediate;
  raise exception using errcode = '${UNDO}';
exception when others then return sqlstate;
end $waymark$`;

const OUTCOMES: Record<string, 'accepted' | Refusal> = {
  [UNDO]: 'accepted',
  '23502': 'not-null',
  '23505': 'unique',
  '23503': 'foreign-key',
  // RESTRICT refuses under a code of its own.
  '23001': 'foreign-key',
  '23514': 'check',
  '23P01': 'exclusion',
};

/** @returns the question that tries a statement */
export function probeQuery(statement: string): string {
  return `select pg_temp.waymark_probe(${sqlLiteral(statement)}::text)`;
}

/** @returns how the statement ended: accepted, a kind of refusal, or an SQLSTATE; null where there is no answer */
export function probeOutcome(result: SqlResult | null | undefined): string | null {
  const state = result?.rows[0]?.[0];
  if (typeof state !== 'string') return null;
  return Object.hasOwn(OUTCOMES, state) ? (OUTCOMES[state] ?? null) : state;
}

/** @returns the question for a plan, with the planner's settings as they are by default, whatever the learner set */
export function planQuery(query: string): string {
  return `reset all; set local search_path = exercise, pg_temp; explain (format json) ${query}`;
}

/** A plan as far as exercises look at it. */
export interface PlanFacts {
  /** Each kind of step, from the outermost inwards. */
  nodes: string[];
  /** Conditions that an index looks up, with the table. */
  lookups: { table: string; condition: string }[];
}

/** @returns null for what is not a plan */
export function planFacts(result: SqlResult | null | undefined): PlanFacts | null {
  const text = result?.rows[0]?.[0];
  if (typeof text !== 'string') return null;
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  const facts: PlanFacts = { nodes: [], lookups: [] };
  walk(Array.isArray(read) ? (read[0] as Record<string, unknown> | undefined)?.['Plan'] : null, '', facts);
  return facts.nodes.length === 0 ? null : facts;
}

function walk(node: unknown, table: string, facts: PlanFacts): void {
  if (typeof node !== 'object' || node === null) return;
  const {
    'Node Type': type,
    'Relation Name': relation,
    'Index Cond': condition,
    Plans: plans,
  } = node as Record<string, Plain | undefined>;
  if (typeof type !== 'string') return;
  facts.nodes.push(type);
  // A bitmap's index scan names no table; the step above it does.
  const here = typeof relation === 'string' ? relation : table;
  if (typeof condition === 'string') facts.lookups.push({ table: here, condition });
  if (Array.isArray(plans)) for (const inner of plans) walk(inner, here, facts);
}

/** @returns whether one look-up in an index of the table has a condition on each of the columns */
export function usesIndex({ lookups }: PlanFacts, { table, columns }: PlanIndex): boolean {
  return lookups.some(
    (lookup) =>
      lookup.table === table && columns.every((column) => new RegExp(`\\b${column}\\b`).test(lookup.condition)),
  );
}
