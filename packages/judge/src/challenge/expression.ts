/** The small language of bounds: `comparisons <= 2 * log2(n) + 2`. Parsed, never evaluated as code. */
import type { Bound } from './model.ts';

type Formula = Bound['limit'];

const FUNCTIONS: Record<string, (...values: number[]) => number> = {
  // The cost of looking at nothing is nothing, not minus infinity.
  log2: (value = 1) => Math.log2(Math.max(value, 1)),
  sqrt: (value = 0) => Math.sqrt(value),
  ceil: (value = 0) => Math.ceil(value),
  floor: (value = 0) => Math.floor(value),
  min: Math.min,
  max: Math.max,
};

const VARIABLES = new Set(['n', 'inversions']);
const OPERATORS = ['<=', '>=', '==', '<', '>'] as const;
/** The names that `CallFacts.counts` may carry. */
const COUNTS = new Set(['comparisons', 'swaps', 'writes', 'visits']);

class Unreadable extends Error {}

/** @returns the bound, or a sentence that says what is wrong with the text */
export function parseBound(text: string): Bound | string {
  const match = /^\s*([a-z]+)\s*(<=|>=|==|<|>)(.*)$/.exec(text);
  const operator = OPERATORS.find((candidate) => candidate === match?.[2]);
  const count = match?.[1] ?? '';
  if (operator === undefined || !COUNTS.has(count)) {
    return `should read like "comparisons <= 2 * n"; what can be counted is ${[...COUNTS].join(', ')}`;
  }
  try {
    return { text: text.trim(), count, operator, limit: new Parser(match?.[3] ?? '').whole() };
  } catch (error) {
    if (error instanceof Unreadable) return error.message;
    throw error;
  }
}

/** @returns whether a count satisfies the bound */
export function satisfies(count: number, { operator, limit }: Bound, variables: Record<string, number>): boolean {
  const right = limit(variables);
  switch (operator) {
    case '<=':
      return count <= right;
    case '>=':
      return count >= right;
    case '==':
      return count === right;
    case '<':
      return count < right;
    case '>':
      return count > right;
  }
}

/** Sums of products of powers of atoms, as at school. */
class Parser {
  readonly #tokens: string[];
  #depth = 0;

  constructor(text: string) {
    this.#tokens = text.match(/[0-9]+(\.[0-9]+)?|[a-z][a-z0-9]*|\S/g) ?? [];
  }

  whole(): Formula {
    const formula = this.#sum();
    if (this.#tokens.length > 0) throw new Unreadable(`cannot read the formula at "${this.#tokens[0] ?? ''}"`);
    return formula;
  }

  #takes(token: string): boolean {
    if (this.#tokens[0] !== token) return false;
    this.#tokens.shift();
    return true;
  }

  #sum(): Formula {
    let left = this.#product();
    for (;;) {
      const [before, sign] = [left, this.#takes('+') ? 1 : this.#takes('-') ? -1 : 0];
      if (sign === 0) return left;
      const right = this.#product();
      left = (variables) => before(variables) + sign * right(variables);
    }
  }

  #product(): Formula {
    let left = this.#power();
    for (;;) {
      const before = left;
      const isDivision = this.#tokens[0] === '/';
      if (!this.#takes('*') && !this.#takes('/')) return left;
      const right = this.#power();
      left = (variables) => (isDivision ? before(variables) / right(variables) : before(variables) * right(variables));
    }
  }

  #power(): Formula {
    const base = this.#atom();
    if (!this.#takes('^')) return base;
    const exponent = this.#power();
    return (variables) => base(variables) ** exponent(variables);
  }

  #atom(): Formula {
    // A formula is a line that a person wrote; one this deep is a mistake, or meant to overflow the stack.
    this.#depth += 1;
    if (this.#depth > 200) throw new Unreadable('the formula is too long');
    const token = this.#tokens.shift();
    if (token === undefined) throw new Unreadable('the formula ends too early');
    if (token === '(') return this.#closed();
    if (/^[0-9]/.test(token)) return () => Number(token);
    if (Object.hasOwn(FUNCTIONS, token)) return this.#call(token);
    if (!VARIABLES.has(token))
      throw new Unreadable(
        `does not know "${token}"; it knows ${[...VARIABLES, ...Object.keys(FUNCTIONS)].join(', ')}`,
      );
    return (variables) => variables[token] ?? Number.NaN;
  }

  #closed(): Formula {
    const inner = this.#sum();
    if (!this.#takes(')')) throw new Unreadable('a ) is missing');
    return inner;
  }

  #call(name: string): Formula {
    if (!this.#takes('(')) throw new Unreadable(`"${name}" needs its value in ( )`);
    const values = [this.#sum()];
    while (this.#takes(',')) values.push(this.#sum());
    if (!this.#takes(')')) throw new Unreadable('a ) is missing');
    return (variables) => FUNCTIONS[name]?.(...values.map((value) => value(variables))) ?? Number.NaN;
  }
}
