/** Reads `proofs.yaml`, already decoded, into rules; whatever is wrong is listed with its path and left out. */
import { asBag, inside, listIn, readNumber, readText, reject, type Place } from '../read/data.ts';
import { STRENGTHS } from '../types.ts';
import type { MetricPlan, MetricSource, ProofRule, ProofRules, SignalRule, Strength } from '../types.ts';
import type { EvidenceLeaf } from './leaf.ts';

/** Deeper nesting than this is a mistake, and would only cost stack. */
const DEEPEST = 16;
/** More than this many proofs of one thing is a typing error. */
const MOST = 1_000;
const MEASURES = ['distinct', 'sum', 'mean'] as const;

/**
 * Reads proof rules out of plain data of any shape; never throws.
 * @param value what a YAML or JSON reader gave.
 * @returns every rule that is sound, and one plain sentence per problem. A rule with a problem anywhere in it is left
 *   out whole, so a mistake never makes a signal easier to satisfy.
 */
export function parseProofRules(value: unknown): { rules: ProofRules; problems: string[] } {
  const problems: string[] = [];
  const bag = asBag(value, { path: 'the document', problems }, ['signals', 'deliverables', 'quickWins', 'metrics']);
  const rules: ProofRules = {
    signals: rulesIn(bag?.['signals'], { path: 'signals', problems }),
    deliverables: rulesIn(bag?.['deliverables'], { path: 'deliverables', problems }),
    quickWins: rulesIn(bag?.['quickWins'], { path: 'quickWins', problems }),
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

function readStrength(value: unknown, place: Place): Strength | null {
  if (value === undefined) return null;
  return STRENGTHS.find((strength) => strength === value) ?? reject(place, `should be one of ${STRENGTHS.join(', ')}.`);
}

function readMetric(value: unknown, place: Place): MetricSource | null {
  const before = place.problems.length;
  const bag = asBag(value, place, ['itemId', 'kind', 'measure', 'unit', 'source', 'startsWhen', 'plan']);
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
  const plan = bag['plan'] === undefined ? null : readMetricPlan(bag['plan'], inside(place, '.plan'));
  if (plan !== null) metric.plan = plan;
  return place.problems.length === before ? metric : null;
}

function readMetricPlan(value: unknown, place: Place): MetricPlan | null {
  const bag = asBag(value, place, ['target', 'phaseId']);
  if (bag === null) return null;
  const target = readNumber(bag['target'], inside(place, '.target'), 0, MOST);
  if (bag['target'] === undefined) return reject(inside(place, '.target'), 'is missing.');
  const phaseId = readText(bag['phaseId'], inside(place, '.phaseId'));
  return target === null || phaseId === null ? null : { target, phaseId };
}
