/** What the lint rules look at, gathered once. */
import { items } from '../items/items.ts';
import type { AnyItem, Diagnostic, Link, Roadmap, RoadmapDocument, Severity } from '../model.ts';

export interface Facts {
  roadmap: Roadmap;
  dialect: RoadmapDocument['dialect'];
  items: AnyItem[];
  /** The document's lines, without line ends. */
  lines: readonly string[];
}

/** A rule looks at the facts and says what is wrong and what to do. */
export type Rule = (facts: Facts) => Diagnostic[];

/** Gathers the facts of a document. */
export function factsOf({ source, dialect, roadmap }: Pick<RoadmapDocument, 'source' | 'dialect' | 'roadmap'>): Facts {
  return { roadmap, dialect, items: items(roadmap), lines: source.split('\n') };
}

/** A diagnostic in one line. */
export function found(line: number, code: string, severity: Severity, message: string): Diagnostic {
  return { line, code, severity, message };
}

/** All links of an item, the main one first. */
export function linksOfItem(item: AnyItem): Link[] {
  if (item.kind !== 'resource' || item.url === null) return 'links' in item ? item.links : [];
  return [{ text: item.title, url: item.url }, ...item.links];
}

/** Hours as a person writes them: at most two decimals, no trailing zeros. */
export function tell(hours: number): string {
  return String(Math.round(hours * 100) / 100);
}

/** One or many: "1 hour", "3 hours". */
export function count(number: number, one: string): string {
  return `${tell(number)} ${one}${number === 1 ? '' : 's'}`;
}
