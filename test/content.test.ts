import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parseProofRules, signalStatuses } from '@waymark/learning';
import { items, parse } from '@waymark/roadmap';
import { parse as readYaml } from 'yaml';

const pack = new URL('../content/backend/', import.meta.url);
const { roadmap } = parse(readFileSync(new URL('roadmap.md', pack)));
const { rules, problems } = parseProofRules(readYaml(readFileSync(new URL('proofs.yaml', pack), 'utf8')));

/** The document's order of the rules in the design: seven signals a phase. */
const RULE_IDS = ['F', 'B', 'S'].flatMap((phase) => [1, 2, 3, 4, 5, 6, 7].map((n) => `${phase}${n}`));

describe('the proof rules of the backend pack', () => {
  it('are read without a problem', () => {
    assert.deepEqual(problems, []);
  });

  it('point only at items of the roadmap, each at its kind', () => {
    const kinds = new Map(items(roadmap).map((item) => [item.id, item.kind]));
    const wrong = (list: { itemId: string }[], kind: string): string[] =>
      list.map((entry) => entry.itemId).filter((id) => kinds.get(id) !== kind);
    assert.deepEqual(wrong(rules.signals, 'signal'), []);
    assert.deepEqual(wrong(rules.deliverables ?? [], 'deliverable'), []);
    assert.deepEqual(wrong(rules.quickWins ?? [], 'quick-win'), []);
    assert.deepEqual(wrong(rules.metrics ?? [], 'metric'), []);
  });

  it('give each of the 21 signals exactly one rule, in the order of the document', () => {
    assert.equal(roadmap.signals.length, 21);
    assert.deepEqual(
      rules.signals.map((rule) => rule.itemId),
      roadmap.signals.map((signal) => signal.id),
    );
    assert.deepEqual(
      signalStatuses(roadmap, rules, []).map((status) => status.ruleId),
      RULE_IDS,
    );
  });

  it('give each of the 11 deliverables a check and each of the 6 metrics a source', () => {
    assert.deepEqual(
      rules.deliverables?.map((rule) => rule.itemId),
      roadmap.phases.flatMap((phase) => phase.deliverables.map((item) => item.id)),
    );
    assert.deepEqual(
      rules.metrics?.map((metric) => metric.itemId),
      roadmap.metrics.map((metric) => metric.id),
    );
  });

  it('give each of the 3 quick wins a proof', () => {
    assert.deepEqual(
      rules.quickWins?.map((rule) => rule.itemId).sort(),
      roadmap.quickWins.map((item) => item.id).sort(),
    );
  });

  it('say of every signal of a new programme what is missing', () => {
    for (const status of signalStatuses(roadmap, rules, [])) {
      assert.equal(status.state, 'open');
      assert.match(status.missing, /^[A-Z0-9].{8,}\.$/u, status.itemId);
    }
  });
});
