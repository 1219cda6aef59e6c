/** Reads tokens from left to right. */
import type { Token } from './tokens.ts';

export class Cursor {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get isDone(): boolean {
    return this.#at >= this.#tokens.length;
  }

  peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  skip(): void {
    this.#at += 1;
  }

  /** Takes these words, in this order, or nothing. */
  take(...words: string[]): boolean {
    const fits = words.every((word, index) => {
      const token = this.#tokens[this.#at + index];
      return token !== undefined && token.kind !== 'quoted' && token.kind !== 'text' && token.value === word;
    });
    if (fits) this.#at += words.length;
    return fits;
  }

  /** A name, the last part where it has several: `public.books` is books. In lower case: no dialect tells them apart unquoted. */
  name(): string | null {
    let found: string | null = null;
    for (;;) {
      const token = this.peek();
      if (token === undefined || (token.kind !== 'word' && token.kind !== 'quoted')) return found;
      found = token.value.toLowerCase();
      this.skip();
      if (!this.take('.')) return found;
    }
  }

  /** What stands between the next pair of round brackets; null where none opens here. */
  inBrackets(): Token[] | null {
    if (!this.take('(')) return null;
    const inside: Token[] = [];
    let depth = 1;
    for (let token = this.peek(); token !== undefined; token = this.peek()) {
      this.skip();
      if (token.kind === 'sign' && token.value === '(') depth += 1;
      if (token.kind === 'sign' && token.value === ')') depth -= 1;
      if (depth === 0) return inside;
      inside.push(token);
    }
    return inside;
  }

  /** Names in brackets: `(a, "b" DESC, lower(c))` is a, b and an expression that is left out. */
  names(): string[] | null {
    const inside = this.inBrackets();
    return inside === null
      ? null
      : splitOf(inside).flatMap((part) =>
          part.some(isOpen) && !isLength(part) ? [] : (new Cursor(part).name() ?? []),
        );
  }
}

function isOpen(token: Token): boolean {
  return token.kind === 'sign' && token.value === '(';
}

/** MySQL's `title(20)`: the first characters of a column. */
function isLength(part: readonly Token[]): boolean {
  return part.length === 4 && part[1]?.value === '(' && part[2]?.kind === 'number';
}

/** @returns the parts between commas that are in no brackets */
export function splitOf(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    const sign = token.kind === 'sign' ? token.value : '';
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (sign === ',' && depth === 0) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts.filter((part) => part.length > 0);
}
