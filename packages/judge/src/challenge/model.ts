/** A challenge as data: what cases.yaml and the files beside it say, checked (read.ts) and ready to make cases of. */
import type { Comparison } from '../equal.ts';
import type { Language, Limits, Observation, Plain } from '../types.ts';

/** The same thing in each language: `two_sum` and `twoSum`. */
export type Names = Record<Language, string>;

export interface Method {
  /** As cases.yaml writes it: snake_case. */
  name: string;
  names: Names;
  /** `nothing`: what it returns is not looked at. */
  returns: 'value' | 'nothing';
}

/** How to make one value of a random case. Ranges include both ends. */
export type Generator =
  | { kind: 'int'; from: number; to: number }
  | { kind: 'float'; from: number; to: number; decimals: number }
  | { kind: 'text'; alphabet: string; length: Range }
  | { kind: 'list'; of: Generator; length: Range; sorted: boolean; unique: boolean }
  /** The numbers 1 to n in random order, n within the range. */
  | { kind: 'permutation'; length: Range }
  | { kind: 'matrix'; of: Generator; rows: Range; columns: Range }
  | { kind: 'one-of'; options: Generator[] }
  | { kind: 'record'; fields: Record<string, Generator> }
  /** An element of an earlier argument: something that a search will find. */
  | { kind: 'element-of'; argument: number }
  | { kind: 'value'; value: Plain };

export interface Range {
  from: number;
  to: number;
}

export interface Operation {
  method: string;
  weight: number;
  args: Generator[];
}

export interface Step {
  method: string;
  args: Plain[];
  /** What comes back belongs to the caller: it is emptied, and the object should not notice. */
  spoil?: boolean;
}

/** What a case puts in; the shape follows the challenge's kind. */
export interface Input {
  args: Plain[];
  steps: Step[];
  stdin: string;
}

export interface FixedCase {
  name: string;
  input: Input;
  /** A value, a list of step values, or a program's output; `raises` instead where the guard is the point. */
  expected: Plain;
  raises: boolean;
  /** Shown with the statement. */
  example: boolean;
  bounds: Bound[];
}

export interface RandomCases {
  name: string;
  count: number;
  args: Generator[];
  /** For a class: how many operations, drawn by weight, each followed by the calls that read the structure back. */
  steps: Range;
  operations: Operation[];
  after: Step[];
  /** For a program: lines of its input, each made of values with a space between them. */
  lines: Generator[][];
  bounds: Bound[];
}

/** What a count has to satisfy, e.g. `comparisons <= 2 * log2(n) + 2`. */
export interface Bound {
  text: string;
  count: string;
  operator: '<=' | '>=' | '==' | '<' | '>';
  /** The right side; variables are n (length of the first list or text, or the number of steps) and inversions (of that list). */
  limit: (variables: Record<string, number>) => number;
}

export interface Source {
  language: Language;
  code: string;
}

export interface WrongSolution extends Source {
  /** Name of the folder: why it is wrong. */
  why: string;
  advice: string;
}

export interface Challenge {
  slug: string;
  title: string;
  /** What it is about, in words: challenges of one topic are listed together. */
  topic: string;
  /** 1 for a first try, 3 for an evening. */
  difficulty: number;
  kind: 'function' | 'class' | 'program';
  /** Of the function or class; empty for a program. */
  names: Names;
  parameters: string[];
  /** The argument that is read back instead of the return value, for work in place. */
  argument: number | null;
  methods: Method[];
  compare: Comparison;
  limits: Limits;
  observe: Observation | null;
  bounds: Bound[];
  cases: FixedCase[];
  random: RandomCases[];
  hints: string[];
  statement: string;
  starter: Partial<Record<Language, string>>;
  solutions: (Source & { name: string })[];
  wrong: WrongSolution[];
}

/** A place in a challenge's folder, and what is wrong there in one sentence. */
export interface Problem {
  where: string;
  message: string;
}
