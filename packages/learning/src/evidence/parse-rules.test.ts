import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseProofRules } from './parse-rules.ts';

function withRule(rule: unknown): { sound: number; problems: string[] } {
  const { rules, problems } = parseProofRules({ signals: [{ id: 'F1', itemId: 'signal/one', rule }] });
  return { sound: rules.signals.length, problems };
}

const check = { evidence: { kind: 'check', subject: 'git' } };

describe('proof rules as data', () => {
  it('are read whole, a single subject as a list of one', () => {
    const rule = { any: [check, { all: [{ evidence: { kind: 'quiz', minValue: 0.8, minStrength: 'checked' } }] }] };
    const { rules, problems } = parseProofRules({ signals: [{ id: 'F1', itemId: 'signal/one', rule }] });
    assert.deepEqual(problems, []);
    assert.deepEqual(rules.signals[0]?.rule, {
      any: [
        { evidence: { kind: 'check', subject: ['git'] } },
        { all: [{ evidence: { kind: 'quiz', minValue: 0.8, minStrength: 'checked' } }] },
      ],
    });
  });

  const mistakes: [string, unknown, RegExp][] = [
    [
      'a misspelt condition',
      { evidence: { kind: 'quiz', minvalue: 0.8 } },
      /signals\[0\]\.rule\.evidence .*“minvalue”/,
    ],
    ['two rules in one', { ...check, all: [check] }, /exactly one of/],
    ['an empty list', { all: [] }, /rule\.all should be a list of at least one/],
    [
      'a mistake deep inside',
      { all: [check, { any: [{ evidence: { kind: '' } }] }] },
      /all\[1\]\.any\[0\]\.evidence\.kind/,
    ],
    ['more than there are subjects', { evidence: { kind: 'check', subject: ['a', 'b'], atLeast: 3 } }, /from 1 to 2/],
    ['half a proof', { evidence: { kind: 'challenge', atLeast: 1.5 } }, /whole number/],
    [
      'a strength that does not exist',
      { evidence: { kind: 'check', minStrength: 'certain' } },
      /one of claimed, checked/,
    ],
    ['a subject named twice', { evidence: { kind: 'check', subject: ['a', 'a'] } }, /same subject twice/],
    [
      'a score that is not a number',
      { evidence: { kind: 'quiz', minValue: Number.NaN } },
      /minValue should be a number/,
    ],
  ];
  for (const [what, rule, says] of mistakes) {
    it(`leave out a rule with ${what}, and say where it is`, () => {
      const { sound, problems } = withRule(rule);
      assert.equal(sound, 0);
      assert.equal(problems.length, 1);
      assert.match(problems[0] ?? '', says);
    });
  }

  it('keep the first of two rules for one signal', () => {
    const twice = [
      { id: 'F1', itemId: 'signal/one', rule: check },
      { id: 'F2', itemId: 'signal/one', rule: { evidence: { kind: 'claim' } } },
    ];
    const { rules, problems } = parseProofRules({ signals: twice });
    assert.deepEqual(
      rules.signals.map((rule) => rule.id),
      ['F1'],
    );
    assert.match(problems[0] ?? '', /signal\/one.*twice/);
  });

  it('refuse a tower of nested rules instead of running out of stack', () => {
    let tower: unknown = check;
    for (let depth = 0; depth < 50_000; depth += 1) tower = { all: [tower] };
    const { sound, problems } = withRule(tower);
    assert.equal(sound, 0);
    assert.match(problems[0] ?? '', /deeper than 16/);
  });

  it('read the sources of the metrics', () => {
    const metric = {
      itemId: 'metric/quiz',
      kind: 'quiz',
      measure: 'mean',
      unit: 'score',
      source: 'Quizzes',
      startsWhen: 'Soon.',
    };
    assert.deepEqual(parseProofRules({ metrics: [metric] }).rules.metrics, [metric]);
    assert.match(
      parseProofRules({ metrics: [{ ...metric, measure: 'median' }] }).problems[0] ?? '',
      /measure should be one of/,
    );
  });

  it('never throw, whatever the data are, and list a problem for whatever is not a mapping', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const { rules, problems } = parseProofRules(value);
        assert.ok(Array.isArray(rules.signals) && problems.every((problem) => typeof problem === 'string'));
        if (typeof value !== 'object') assert.equal(problems.length, 1);
      }),
    );
    fc.assert(
      fc.property(fc.anything(), (value) => {
        assert.ok(Array.isArray(parseProofRules({ signals: [value], deliverables: value, metrics: [value] }).problems));
      }),
    );
  });
});
