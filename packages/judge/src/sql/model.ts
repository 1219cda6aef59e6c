/** An SQL exercise as data: what exercise.yaml and the files beside it say, checked (read.ts) and ready to judge with. */
import type { SqlLimits } from '../executors/sql/types.ts';
import type { Generator, Range } from '../challenge/model.ts';
import type { Plain } from '../types.ts';

/** How two tables are compared. Repeated rows always count. */
export interface SqlCompare {
  rows: 'ordered' | 'unordered';
  /** `by-name`: names decide, their order is free. `by-position`: the order decides, names are free. */
  columns: 'by-name' | 'by-position';
  /** Numbers this close are equal: absolutely, or relative to the larger one. */
  tolerance: number;
}

/** Why the database should refuse a statement. */
export type Refusal = 'not-null' | 'unique' | 'foreign-key' | 'check' | 'exclusion';

/** One thing that is looked at after the learner's statements, on every data set. */
export type Look =
  /** The table that the last query of the learner's gives. */
  | { kind: 'answer'; name: string; compare: SqlCompare }
  /** What a query of ours gives after the learner's statements: rows they were to leave behind. */
  | { kind: 'state'; name: string; query: string; compare: SqlCompare }
  /** A statement of ours that the learner's tables must accept, or refuse for this reason. Undone after it was tried. */
  | { kind: 'probe'; name: string; statement: string; outcome: 'accepted' | Refusal; advice: string }
  /** How the database would run a query of ours. */
  | { kind: 'plan'; name: string; query: string; index: PlanIndex; without: string[]; advice: string };

/** An index on the table finds the rows by conditions on these columns. */
export interface PlanIndex {
  table: string;
  columns: string[];
}

/** How the values of one column are drawn; `nulls` is the share of rows that get NULL instead. */
export interface ColumnSource {
  values:
    /** Whole numbers one after the other; the first one is drawn. */
    | { kind: 'serial'; first: Range }
    /** A value of a column of an earlier table. */
    | { kind: 'from'; table: string; column: string }
    /** A calendar day, `YYYY-MM-DD`, both ends included. */
    | { kind: 'day'; from: string; to: string }
    | { kind: 'pick'; options: Plain[] }
    | { kind: 'generated'; generator: Generator };
  nulls: number;
  unique: boolean;
}

export interface RandomTable {
  table: string;
  rows: Range;
  columns: { name: string; source: ColumnSource }[];
}

/** Data sets that are made anew for each judgement. */
export interface RandomData {
  name: string;
  count: number;
  tables: RandomTable[];
}

export interface DataSet {
  name: string;
  /** Statements that fill the tables. */
  rows: string;
  /** Whether the learner sees these rows in the lesson. */
  shown: boolean;
}

export interface WrongSql {
  /** Name of the folder: why it is wrong. */
  why: string;
  code: string;
  advice: string;
}

/** A mutant of a solution that no data could tell from it, and why. */
export interface EquivalentMutant {
  solution: string;
  mutant: string;
  reason: string;
}

export interface SqlExercise {
  /** The folder's name without its number. */
  slug: string;
  /** The folder's number: exercises are done in this order. */
  order: number;
  title: string;
  difficulty: number;
  /** Ids of the roadmap's items that it belongs to. */
  about: string[];
  lesson: string;
  task: string;
  /** Statements that make the tables. */
  schema: string;
  /** Names of the tables in `schema`, with their columns. */
  tables: { name: string; columns: string[] }[];
  looks: Look[];
  /** The shown one first. */
  dataSets: DataSet[];
  random: RandomData[];
  limits: SqlLimits;
  hints: string[];
  starter: string;
  /** The first one says what is right. */
  solutions: { name: string; code: string }[];
  wrong: WrongSql[];
  equivalent: EquivalentMutant[];
}
