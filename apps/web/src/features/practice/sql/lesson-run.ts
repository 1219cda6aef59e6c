/** What the lesson's database says: to the learner's statements, and about its tables. */
import type { Plain } from '@waymark/judge';

export interface ResultSet {
  columns: { name: string; type: string }[];
  rows: Plain[][];
  /** Rows changed, where the statement changes rows. */
  affected: number;
  truncated: boolean;
}

export interface LessonTable {
  name: string;
  columns: { name: string; type: string; /** Keys and whether it may be empty, in words. */ note: string }[];
  rows: Plain[][];
  truncated: boolean;
}

export interface LessonRun {
  results: ResultSet[];
  error: { message: string; line: number | null } | null;
  /** How the database would do it, line by line, where that was asked for. */
  plan: string[];
  /** As the statements left them. */
  tables: LessonTable[];
}

/** A database in the page that holds one exercise. */
export interface Lesson {
  /** Every run begins with the exercise's own rows, as the judge's do. */
  run(statements: string, explain: boolean, signal: AbortSignal): Promise<LessonRun>;
  /** The exercise's own tables. */
  tables(): Promise<LessonTable[]>;
}
