/**
 * Keeps what is new in a merge from swallowing what stands below it: Markdown reads lines that are indented deeper than a
 * bullet as part of that bullet, so one that is put before the list of another would take that list.
 */
import type { Token } from './line-tree.ts';

export interface Sight {
  /** The first line that a token prints; null for one that prints nothing. */
  firstLine: (token: Token) => string | null;
  /** Whether it stands here since theirs put it here. */
  isNew: (token: Token) => boolean;
}

const BULLET = /^(\s*)(?:[-*+]|\d{1,9}[.)])\s/;

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** @returns the tokens, each new bullet behind the deeper lines that it stands before */
export function behindDeeper(tokens: readonly Token[], { firstLine, isNew }: Sight): readonly Token[] {
  if (!tokens.some(isNew)) return tokens;
  const placed: Token[] = [];
  /** What has no place yet: new bullets, and the empty lines after them. */
  let waiting: { token: Token; indent: number | null }[] = [];
  for (const token of tokens) {
    const line = firstLine(token) ?? '';
    const isEmpty = line.trim() === '';
    const indent = isNew(token) && BULLET.test(line) ? indentOf(line) : null;
    if (indent !== null || (isEmpty && waiting.length > 0)) {
      waiting.push({ token, indent });
      continue;
    }
    const swallows = (one: { indent: number | null }): boolean => one.indent !== null && indentOf(line) > one.indent;
    const isSafe = isEmpty || !waiting.some(swallows);
    placed.push(...waiting.filter((one) => isSafe || !swallows(one)).map((one) => one.token), token);
    waiting = isSafe ? [] : waiting.filter(swallows);
  }
  return [...placed, ...waiting.map(({ token }) => token)];
}
