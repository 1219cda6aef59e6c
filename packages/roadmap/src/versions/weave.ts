/** Merges the own lines of one item, and the places of its children among them, from three versions. */
import { collect } from './collect.ts';
import { mergeLine } from './fields.ts';
import { isLayout } from './lines.ts';
import { tokenOf } from './line-tree.ts';
import type { Token } from './line-tree.ts';
import type { Place } from './placement.ts';

export interface Strands {
  base: readonly Token[];
  mine: readonly Token[];
  theirs: readonly Token[];
  /** For each base token the index of its counterpart in mine and in theirs, or -1. */
  toMine: Int32Array;
  toTheirs: Int32Array;
  /** The first words of a token of either side: of two additions at one place the lesser comes first. */
  says: (token: Token) => string;
  /** What a contradiction comes to; mine stay, and it is reported, where left out. */
  settle?: Settling | undefined;
}

/** Whose lines stand where both sides changed them, or the names of the sides to mark both with. */
export type Settling = 'mine' | 'theirs' | Markers;

export interface Markers {
  mine: string;
  theirs: string;
}

export interface Woven {
  tokens: Token[];
  /** The lines that both sides changed differently; mine stay. */
  conflicts: { base: Token[]; mine: Token[]; theirs: Token[] }[];
}

/** A run of base tokens and what one side has in its stead. */
interface Hunk {
  from: number;
  to: number;
  size: number;
  children: ReadonlySet<string>;
}

const childrenOf = (tokens: readonly Token[]): Set<string> => new Set(tokens.flatMap(({ child }) => child ?? []));

function hunksOf(indexes: Int32Array, tokens: readonly Token[]): Hunk[] {
  const hunks: Hunk[] = [];
  let from = 0;
  let next = 0;
  for (let i = 0; i <= indexes.length; i++) {
    const index = i === indexes.length ? tokens.length : (indexes[i] ?? -1);
    if (index < 0) continue;
    if (i > from || index > next)
      hunks.push({ from, to: i, size: index - next, children: childrenOf(tokens.slice(next, index)) });
    from = i + 1;
    next = index + 1;
  }
  return hunks;
}

interface Span {
  from: number;
  to: number;
}

/** Touching runs do not overlap: one side may replace a line and the other add one behind it. */
function overlaps(span: Span, hunk: Hunk): boolean {
  if (span.from === span.to) return hunk.from === hunk.to && hunk.from === span.from;
  return hunk.from < span.to && hunk.to > span.from;
}

/** Unless both have the same child there: then only one of the two says where it stands. */
function meets(span: Span, hunk: Hunk, others: ReadonlySet<string>): boolean {
  const touches = hunk.from <= span.to && hunk.to >= span.from;
  return touches && !hunk.children.isDisjointFrom(others);
}

/** Inserts the wanted tokens of `other` into `main`, each after the nearest thing before it that both have. */
export function weaveIn(main: readonly Token[], other: readonly Token[], isWanted: (token: Token) => boolean): Token[] {
  const places = new Map<string, number[]>();
  main.forEach(({ key }, index) => collect(places, key, index));
  const added = new Map<number, Token[]>();
  let at = -1;
  for (const token of other) {
    const same = places.get(token.key)?.find((index) => index > at);
    if (same !== undefined) at = same;
    else if (isWanted(token)) collect(added, at, token);
  }
  return [...(added.get(-1) ?? []), ...main.flatMap((token, index) => [token, ...(added.get(index) ?? [])])];
}

const linesIn = (tokens: readonly Token[]): Token[] => tokens.filter(({ line }) => line !== null);
const saysSomething = ({ key }: Token): boolean => !isLayout(key.slice(1));

function sameLines(a: readonly Token[], b: readonly Token[]): boolean {
  return a.length === b.length && a.every(({ key }, index) => key === b[index]?.key);
}

/** A line of mine as it is, unless only theirs touched how it is written. */
function settleLine(base: Token | undefined, mine: Token, theirs: Token | undefined): Token {
  const isOnlyTheirs = base?.line?.text === mine.line?.text && theirs?.line != null;
  return isOnlyTheirs && theirs.line.text !== mine.line?.text ? theirs : mine;
}

const NOTHING: Token = { key: '', line: null, child: null };

/** A line that stands in none of the versions; it gets the line end of mine when it is printed. */
export function lineToken(text: string): Token {
  return tokenOf({ text, end: '' });
}

/** Own lines of both sides, each between lines that say whose they are, as Git marks them. */
export function marked(mine: readonly Token[], theirs: readonly Token[], names: Markers): Token[] {
  const [open, middle, close] = [`<<<<<<< ${names.mine}`, '=======', `>>>>>>> ${names.theirs}`].map(lineToken);
  return [open, ...mine, middle, ...theirs, close].flatMap((token) => token ?? []);
}

class Weaver {
  readonly woven: Woven = { tokens: [], conflicts: [] };
  readonly #places: ReadonlyMap<string, Place>;
  readonly #isContainer: boolean;
  readonly #says: Strands['says'];
  readonly #settle: Settling | undefined;

  constructor(places: ReadonlyMap<string, Place>, isContainer: boolean, { says, settle }: Strands) {
    this.#places = places;
    this.#isContainer = isContainer;
    this.#says = says;
    this.#settle = settle;
  }

  stable(base: Token | undefined, mine: Token, theirs: Token | undefined): void {
    if (mine.child === null) this.woven.tokens.push(settleLine(base, mine, theirs));
    else if (this.#places.get(mine.child) !== 'gone') this.woven.tokens.push(mine);
  }

  group(base: readonly Token[], mine: readonly Token[], theirs: readonly Token[]): void {
    const [b, m, t] = [linesIn(base), linesIn(mine), linesIn(theirs)];
    if (base.length === 0 && mine.length > 0 && theirs.length > 0 && this.#mayStandTogether(m, t))
      this.#both(mine, theirs);
    else if (sameLines(t, b) || sameLines(m, t)) this.#emit(mine, 'mine', theirs);
    else if (sameLines(m, b)) this.#emit(theirs, 'theirs', mine);
    else if (b.length === 0 && this.#mayStandTogether(m, t)) this.#both(mine, theirs);
    else if (b.length === m.length && b.length === t.length) this.#eachOrMarked(b, mine, t, theirs);
    else this.#disagree(b, mine, theirs);
  }

  #eachOrMarked(b: Token[], mine: readonly Token[], t: Token[], theirs: readonly Token[]): void {
    const before = this.woven.conflicts.length;
    const merged = this.#mergeEach(b, mine, t);
    if (this.woven.conflicts.length === before || typeof this.#settle !== 'object') this.#emit(merged, 'mine', theirs);
    else this.#emit(this.#bothMarked(mine, t, this.#settle), 'mine', theirs);
  }

  /** Mine with markers around its lines; children keep their places behind them. */
  #bothMarked(mine: readonly Token[], t: readonly Token[], names: Markers): Token[] {
    return [...marked(linesIn(mine), t, names), ...mine.filter(({ line }) => line === null)];
  }

  /** Both added something at one place: the order depends on what it is, not on whose it is. */
  #both(mine: readonly Token[], theirs: readonly Token[]): void {
    const first = (tokens: readonly Token[]): string =>
      this.#says(tokens.find((token) => this.#says(token) !== '') ?? NOTHING);
    // What has no counterpart before it goes to the front, so the side that comes second is the one woven into.
    if (first(mine) <= first(theirs)) this.#emit(theirs, 'theirs', mine, true);
    else this.#emit(mine, 'mine', theirs, true);
  }

  #mayStandTogether(mine: Token[], theirs: Token[]): boolean {
    return this.#isContainer || !mine.some(saysSomething) || !theirs.some(saysSomething);
  }

  /** As many lines on each side: the first with the first and so on, field by field. */
  #mergeEach(base: Token[], mine: readonly Token[], theirs: Token[]): Token[] {
    let conflicts = 0;
    let at = 0;
    const merged = mine.map((token): Token => {
      if (token.line === null) return token;
      const [before, other] = [base[at]?.line?.text ?? '', theirs[at]?.line?.text ?? ''];
      const isTheirs = this.#settle === 'theirs';
      const { text, conflict } = isTheirs
        ? mergeLine(before, other, token.line.text)
        : mergeLine(before, token.line.text, other);
      at++;
      if (conflict) conflicts++;
      return text === token.line.text ? token : { key: token.key, line: { text, end: '' }, child: null };
    });
    if (conflicts > 0) this.woven.conflicts.push({ base, mine: linesIn(mine), theirs });
    return merged;
  }

  #disagree(base: Token[], mine: readonly Token[], theirs: readonly Token[]): void {
    this.woven.conflicts.push({ base, mine: linesIn(mine), theirs: linesIn(theirs) });
    if (this.#settle === 'theirs') this.#emit(theirs, 'theirs', mine);
    else if (typeof this.#settle === 'object')
      this.#emit(this.#bothMarked(mine, linesIn(theirs), this.#settle), 'mine', theirs);
    else this.#emit(mine, 'mine', theirs);
  }

  #emit(main: readonly Token[], side: 'mine' | 'theirs', other: readonly Token[], withLines = false): void {
    const otherSide = side === 'mine' ? 'theirs' : 'mine';
    const isWanted = ({ child }: Token): boolean => {
      return child === null ? withLines : this.#places.get(child) === otherSide;
    };
    const inMain = new Set(main.map(({ key }) => key));
    const inOther = new Set(other.map(({ key }) => key));
    for (const token of weaveIn(main, other, isWanted)) {
      const place = token.child === null ? null : this.#places.get(token.child);
      const isHere = inMain.has(token.key) && (inOther.has(token.key) ? place !== 'gone' : place === side);
      if (place === null || isHere || (!inMain.has(token.key) && place === otherSide)) this.woven.tokens.push(token);
    }
  }
}

/**
 * Weaves three versions of an item's own tokens into one: mine, with what only theirs changed.
 *
 * @param places where each child stands; a child appears only on the side that places it
 * @param isContainer whether the item holds others, so that lines added on both sides are not a contradiction
 */
export function weave(strands: Strands, places: ReadonlyMap<string, Place>, isContainer: boolean): Woven {
  const { base, mine, theirs, toMine, toTheirs } = strands;
  const weaver = new Weaver(places, isContainer, strands);
  const left = hunksOf(toMine, mine);
  const right = hunksOf(toTheirs, theirs);
  const at = { base: 0, mine: 0, theirs: 0 };
  const stableUntil = (end: number): void => {
    for (; at.base < end; at.base++) {
      const token = mine[at.mine++];
      const other = theirs[at.theirs++];
      if (token !== undefined) weaver.stable(base[at.base], token, other);
    }
  };
  for (let group = nextGroup(left, right); group !== null; group = nextGroup(left, right)) {
    stableUntil(group.from);
    const size = group.to - group.from;
    const ours = mine.slice(at.mine, (at.mine += size + group.mineGrowth));
    const others = theirs.slice(at.theirs, (at.theirs += size + group.theirsGrowth));
    weaver.group(base.slice(group.from, group.to), ours, others);
    at.base = group.to;
  }
  stableUntil(base.length);
  return weaver.woven;
}

interface Group extends Span {
  mineGrowth: number;
  theirsGrowth: number;
}

/** Takes the first hunk and all that overlap with it, of both sides. */
function nextGroup(left: Hunk[], right: Hunk[]): Group | null {
  const isFirst = (a: Hunk | undefined, b: Hunk | undefined): boolean => {
    return a !== undefined && (b === undefined || a.from < b.from || (a.from === b.from && a.to <= b.to));
  };
  const first = isFirst(left[0], right[0]) ? left[0] : right[0];
  if (first === undefined) return null;
  const group: Group = { from: first.from, to: first.to, mineGrowth: 0, theirsGrowth: 0 };
  const children = { mine: new Set<string>(), theirs: new Set<string>() };
  const isNext = (hunk: Hunk | undefined, others: ReadonlySet<string>): hunk is Hunk =>
    hunk !== undefined && (hunk === first || overlaps(group, hunk) || meets(group, hunk, others));
  const growth = (hunk: Hunk, side: Set<string>): number => {
    for (const child of hunk.children) side.add(child);
    group.to = Math.max(group.to, hunk.to);
    return hunk.size - (hunk.to - hunk.from);
  };
  for (let grew = true; grew;) {
    grew = false;
    for (; isNext(left[0], children.theirs); left.shift(), grew = true)
      group.mineGrowth += growth(left[0], children.mine);
    for (; isNext(right[0], children.mine); right.shift(), grew = true)
      group.theirsGrowth += growth(right[0], children.theirs);
  }
  return group;
}
