/** Reads unknown data piece by piece and notes what is wrong where; a bad piece becomes a harmless stand-in, so reading goes on. */
import type { Problem, Range } from './model.ts';

export class Reader {
  readonly value: unknown;
  readonly where: string;
  readonly problems: Problem[];

  /** @param where how a person finds the place, e.g. `cases.yaml: random[0].args[1]` */
  constructor(value: unknown, where: string, problems: Problem[]) {
    this.value = value;
    this.where = where;
    this.problems = problems;
  }

  problem(message: string): void {
    this.problems.push({ where: this.where, message });
  }

  get missing(): boolean {
    return this.value === undefined || this.value === null;
  }

  /** The keys of a mapping; notes those that are not in `known`, which are most often typing mistakes. */
  fields(known: readonly string[]): (key: string) => Reader {
    const record = this.record();
    for (const key of Object.keys(record)) {
      if (!known.includes(key)) this.problem(`does not know "${key}"; it knows ${known.join(', ')}`);
    }
    return (key) =>
      new Reader(Object.hasOwn(record, key) ? record[key] : undefined, joined(this.where, key), this.problems);
  }

  record(): Record<string, unknown> {
    if (typeof this.value === 'object' && this.value !== null && !Array.isArray(this.value))
      return this.value as Record<string, unknown>;
    this.problem('should be a mapping of keys to values');
    return {};
  }

  /** The elements of a list; a missing list is an empty one. */
  list(): Reader[] {
    if (this.missing) return [];
    if (Array.isArray(this.value))
      return this.value.map((item, at) => new Reader(item, `${this.where}[${at}]`, this.problems));
    this.problem('should be a list');
    return [];
  }

  text(fallback?: string): string {
    if (typeof this.value === 'string' && this.value !== '') return this.value;
    if (this.missing && fallback !== undefined) return fallback;
    this.problem('should be a text');
    return fallback ?? '';
  }

  number(fallback: number | undefined, from: number, to: number): number {
    if (typeof this.value === 'number' && this.value >= from && this.value <= to) return this.value;
    if (this.missing && fallback !== undefined) return fallback;
    this.problem(`should be a number from ${from} to ${to}`);
    return fallback ?? from;
  }

  integer(fallback: number | undefined, from: number, to: number): number {
    const value = this.number(fallback, from, to);
    if (!Number.isInteger(value)) this.problem('should be a whole number');
    return Math.round(value);
  }

  flag(): boolean {
    if (this.missing || typeof this.value === 'boolean') return this.value === true;
    this.problem('should be true or false');
    return false;
  }

  oneOf<T extends string>(options: readonly T[], fallback?: T): T {
    const found = options.find((option) => option === this.value);
    if (found !== undefined) return found;
    if (!this.missing || fallback === undefined) this.problem(`should be one of ${options.join(', ')}`);
    return fallback ?? (options[0] as T);
  }

  /** `[from, to]`, both included. */
  range(fallback: Range | undefined, least: number, most: number): Range {
    if (this.missing && fallback !== undefined) return fallback;
    const [from, to] = Array.isArray(this.value) && this.value.length === 2 ? (this.value as unknown[]) : [];
    if (typeof from === 'number' && typeof to === 'number' && least <= from && from <= to && to <= most)
      return { from, to };
    this.problem(`should be a range [from, to] between ${least} and ${most}`);
    return fallback ?? { from: least, to: least };
  }
}

function joined(where: string, key: string): string {
  return where.endsWith(':') ? `${where} ${key}` : `${where}.${key}`;
}
