/** Reads `proofs.yaml`, already decoded, into rules; whatever is wrong is listed with its path and left out. */
import { STRENGTHS } from '../types.ts';
import type { MetricSource, ProofRule, ProofRules, SignalRule, Strength } from '../types.ts';
import type { EvidenceLeaf } from './leaf.ts';

/** Deeper nesting than this is a mistake, and would only cost stack. */
const DEEPEST = 16;
/** More than this many proofs of one thing is a typing error. */
const MOST = 1_000;
const MEASURES = ['distinct', 'sum', 'mean'] as const;

type Bag = Record<string, unknown>;

/** Where we are in the document, and where problems go. */
interface Place {
  path: string;
  problems: string[];
}

/**
 * Reads proof rules out of plain data of any shape; never throws.
 * @param value what a YAML or JSON reader gave.
 * @returns every rule that is sound, and one plain sentence per problem. A rule with a problem anywhere in it is left
 *   out whole, so a mistake never makes a signal easier to satisfy.
 */
export function parseProofRules(value: unknown): { rules: ProofRules; problems: string[] } {
  const problems: string[] = [];
  const bag = asBag(value, { path: 'the document', problems }, ['signals', 'deliverables', 'metrics']);
  const rules: ProofRules = {
    signals: rulesIn(bag?.['signals'], { path: 'signals', problems }),
    deliverables: rulesIn(bag?.['deliverables'], { path: 'deliverables', problems }),
    metrics: listIn(bag?.['metrics'], { path: 'metrics', problems }, readMetric),
  };
  dropRepeated(rules.metrics ?? [], 'metrics', (metric) => metric.itemId, problems);
  return { rules, problems };
}

function rulesIn(value: unknown, place: Place): SignalRule[] {
  const rules = listIn(value, place, readSignalRule);
  dropRepeated(rules, place.path, (rule) => rule.itemId, place.problems);
  dropRepeated(rules, place.path, (rule) => rule.id, place.problems);
  return rules;
}

/** The first of two that claim the same name stays. */
function dropRepeated<T>(list: T[], path: string, key: (entry: T) => string, problems: string[]): void {
  const first = new Map<string, T>();
  for (const entry of list) {
    const name = key(entry);
    if (first.has(name)) problems.push(`${path}: “${name}” is there twice; the first one is used.`);
    else first.set(name, entry);
  }
  list.splice(0, list.length, ...first.values());
}

function listIn<T>(value: unknown, place: Place, read: (value: unknown, place: Place) => T | null): T[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    reject(place, 'should be a list.');
    return [];
  }
  return value.map((entry, index) => read(entry, inside(place, `[${index}]`))).filter((entry) => entry !== null);
}

function readSignalRule(value: unknown, place: Place): SignalRule | null {
  const bag = asBag(value, place, ['id', 'itemId', 'rule']);
  if (bag === null) return null;
  const id = readText(bag['id'], inside(place, '.id'));
  const itemId = readText(bag['itemId'], inside(place, '.itemId'));
  const rule = readRule(bag['rule'], inside(place, '.rule'), 0);
  return id === null || itemId === null || rule === null ? null : { id, itemId, rule };
}

function readRule(value: unknown, place: Place, depth: number): ProofRule | null {
  if (depth > DEEPEST) return reject(place, `is nested deeper than ${DEEPEST} levels.`);
  const bag = asBag(value, place, ['all', 'any', 'evidence']);
  if (bag === null) return null;
  const names = Object.keys(bag);
  if (names.length !== 1) return reject(place, 'should have exactly one of all, any, evidence.');
  if ('evidence' in bag) {
    const evidence = readLeaf(bag['evidence'], inside(place, '.evidence'));
    return evidence === null ? null : { evidence };
  }
  const name = 'all' in bag ? 'all' : 'any';
  const parts = readParts(bag[name], inside(place, `.${name}`), depth);
  if (parts === null) return null;
  return name === 'all' ? { all: parts } : { any: parts };
}

function readParts(value: unknown, place: Place, depth: number): ProofRule[] | null {
  if (!Array.isArray(value) || value.length === 0) return reject(place, 'should be a list of at least one rule.');
  const parts = value.map((part, index) => readRule(part, inside(place, `[${index}]`), depth + 1));
  const sound = parts.filter((part) => part !== null);
  return sound.length === parts.length ? sound : null;
}

function readLeaf(value: unknown, place: Place): EvidenceLeaf | null {
  const before = place.problems.length;
  const bag = asBag(value, place, ['kind', 'subject', 'atLeast', 'minValue', 'minStrength']);
  if (bag === null) return null;
  const leaf: EvidenceLeaf = { kind: readText(bag['kind'], inside(place, '.kind')) ?? '' };
  const subject = readSubjects(bag['subject'], inside(place, '.subject'));
  if (subject !== null) leaf.subject = subject;
  const atLeast = readNumber(bag['atLeast'], inside(place, '.atLeast'), 1, subject?.length ?? MOST);
  if (atLeast !== null) leaf.atLeast = atLeast;
  if (atLeast !== null && !Number.isInteger(atLeast)) reject(inside(place, '.atLeast'), 'should be a whole number.');
  const minValue = readNumber(bag['minValue'], inside(place, '.minValue'), 0, Number.MAX_SAFE_INTEGER);
  if (minValue !== null) leaf.minValue = minValue;
  const minStrength = readStrength(bag['minStrength'], inside(place, '.minStrength'));
  if (minStrength !== null) leaf.minStrength = minStrength;
  return place.problems.length === before ? leaf : null;
}

function readSubjects(value: unknown, place: Place): string[] | null {
  if (value === undefined) return null;
  const list: unknown[] = Array.isArray(value) ? value : [value];
  const subjects = list.filter((entry) => typeof entry === 'string' && entry !== '').map(String);
  if (list.length === 0 || subjects.length !== list.length)
    return reject(place, 'should be a list of at least one name.');
  return new Set(subjects).size === subjects.length ? subjects : reject(place, 'names the same subject twice.');
}

function readNumber(value: unknown, place: Place, least: number, most: number): number | null {
  if (value === undefined) return null;
  if (typeof value === 'number' && value >= least && value <= most) return value;
  return reject(place, `should be a number from ${least} to ${most}.`);
}

function readStrength(value: unknown, place: Place): Strength | null {
  if (value === undefined) return null;
  return STRENGTHS.find((strength) => strength === value) ?? reject(place, `should be one of ${STRENGTHS.join(', ')}.`);
}

function readMetric(value: unknown, place: Place): MetricSource | null {
  const before = place.problems.length;
  const bag = asBag(value, place, ['itemId', 'kind', 'measure', 'unit', 'source', 'startsWhen']);
  if (bag === null) return null;
  const text = (name: string): string => readText(bag[name], inside(place, `.${name}`)) ?? '';
  const measure = MEASURES.find((name) => name === bag['measure']);
  if (measure === undefined) return reject(inside(place, '.measure'), `should be one of ${MEASURES.join(', ')}.`);
  const metric: MetricSource = {
    itemId: text('itemId'),
    kind: text('kind'),
    measure,
    unit: text('unit'),
    source: text('source'),
    startsWhen: text('startsWhen'),
  };
  return place.problems.length === before ? metric : null;
}

function readText(value: unknown, place: Place): string | null {
  return typeof value === 'string' && value.trim() !== ''
    ? value
    : reject(place, 'should be a text that is not empty.');
}

/** A mapping with known names only: a misspelt name would otherwise make a rule silently weaker. */
function asBag(value: unknown, place: Place, names: string[]): Bag | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return reject(place, 'should be a mapping.');
  const unknown = Object.keys(value).filter((name) => !names.includes(name));
  if (unknown.length > 0) return reject(place, `has an unknown name, “${unknown[0]}”; known are ${names.join(', ')}.`);
  return { ...value };
}

function inside(place: Place, step: string): Place {
  return { path: `${place.path}${step}`, problems: place.problems };
}

function reject(place: Place, what: string): null {
  place.problems.push(`${place.path} ${what}`);
  return null;
}
