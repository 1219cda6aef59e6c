/** What the lint rules look at, gathered once. */
import { items } from '../items/items.ts';
import type { AnyItem, Diagnostic, Roadmap, RoadmapDocument, Severity } from '../model.ts';

export interface Facts {
  roadmap: Roadmap;
  dialect: RoadmapDocument['dialect'];
  items: AnyItem[];
  /** Links that need a closer look, in the order of the items. */
  oddLinks: { item: AnyItem; url: string }[];
  /** The document's lines, without line ends. */
  lines: readonly string[];
}

/** A rule looks at the facts and says what is wrong and what to do. */
export type Rule = (facts: Facts) => Diagnostic[];

/** Gathers the facts of a document. */
export function factsOf({ source, dialect, roadmap }: Pick<RoadmapDocument, 'source' | 'dialect' | 'roadmap'>): Facts {
  const all = items(roadmap);
  return { roadmap, dialect, items: all, oddLinks: oddLinksOf(all), lines: source.split('\n') };
}

/** What nearly every link looks like; reading it as a URL takes many times longer. */
const ORDINARY = /^https?:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/?#][^\s\\^`{|}<>"]*)?$/i;

function oddLinksOf(all: readonly AnyItem[]): Facts['oddLinks'] {
  const odd: Facts['oddLinks'] = [];
  for (const item of all) {
    if (item.kind === 'resource' && item.url !== null && !ORDINARY.test(item.url)) odd.push({ item, url: item.url });
    if (!('links' in item)) continue;
    for (const { url } of item.links) if (!ORDINARY.test(url)) odd.push({ item, url });
  }
  return odd;
}

/** A diagnostic in one line. */
export function found(line: number, code: string, severity: Severity, message: string): Diagnostic {
  return { line, code, severity, message };
}

/** Hours as a person writes them: at most two decimals, no trailing zeros. */
export function tell(hours: number): string {
  return String(Math.round(hours * 100) / 100);
}

/** One or many: "1 hour", "3 hours". */
export function count(number: number, one: string): string {
  return `${tell(number)} ${one}${number === 1 ? '' : 's'}`;
}
