import type { CaseVerdict, VerdictStatus } from '@waymark/judge';
import fc from 'fast-check';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { caseRows, lineNamed, lineOfVerdict, oneLine, sideBySide } from './case-table.ts';

const verdict = (name: string, status: VerdictStatus, more: Partial<CaseVerdict> = {}): CaseVerdict => {
  return { name, status, call: `f(${name})`, expected: '1', actual: '2', stdout: '', advice: null, ...more };
};
const anyCase = fc
  .tuple(fc.string({ maxLength: 4 }), fc.constantFrom<VerdictStatus[]>('pass', 'fail', 'error'))
  .map(([name, status]) => verdict(name, status));

describe('the table of cases', () => {
  it('begins with the shortest failing case, then what failed, what was not judged, what passed', () => {
    const cases = [verdict('a', 'pass'), verdict('b', 'fail'), verdict('c', 'error'), verdict('d', 'fail')];
    // A verdict from the server holds another object of the same content.
    const rows = caseRows({ cases, firstFailure: verdict('d', 'fail') });
    assert.deepEqual(
      rows.map((row) => row.verdict.name),
      ['d', 'b', 'c', 'a'],
    );
  });

  it('shows every case once, whatever their names, and the first failure first', () => {
    fc.assert(
      fc.property(fc.array(anyCase, { maxLength: 20 }), fc.nat(), (cases, pick) => {
        const failing = cases.filter(({ status }) => status === 'fail');
        const firstFailure = failing[pick % Math.max(1, failing.length)] ?? null;
        const rows = caseRows({ cases, firstFailure });
        assert.deepEqual(
          rows.map(({ id }) => id).sort((a, b) => a - b),
          cases.map((_, id) => id),
        );
        if (firstFailure !== null) assert.deepEqual(rows[0]?.verdict, firstFailure);
      }),
    );
  });

  it('leaves the name out where every case calls the same function, and only there', () => {
    const input = (...calls: string[]) =>
      caseRows({ cases: calls.map((call) => verdict('', 'pass', { call })), firstFailure: null }).map(
        (row) => row.input,
      );
    assert.deepEqual(input('f([1], 2)', 'f([], 0)'), ['[1], 2', '[], 0']);
    assert.deepEqual(input('f(1)', 'g(1)'), ['f(1)', 'g(1)']);
    assert.deepEqual(input('Stack()\n.push(1)'), ['Stack() ⏎ .push(1)']);
    assert.deepEqual(input('f(1', 'f(2)'), ['f(1', 'f(2)']);
  });

  it('never puts a line break or more than a line into a cell, and cuts between whole letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const line = oneLine(text);
        assert.doesNotMatch(line, /\n/);
        assert.ok([...line].length <= 60);
        assert.ok(line.isWellFormed());
      }),
    );
    assert.equal(oneLine('Stack()\n.push(1)\n'), 'Stack() ⏎ .push(1)');
  });
});

describe('two outputs side by side', () => {
  it('marks just the lines that differ, blanks at the end aside', () => {
    const lines = sideBySide('apples 3.60\nbread 2.85\ntotal 6.45\n', 'apples 3.6\nbread 2.85 \n');
    assert.deepEqual(
      lines.map(({ differs }) => differs),
      [true, false, true],
    );
    assert.equal(lines[2]?.actual, null);
    assert.equal(sideBySide('1\n2\n3\n4', '1').length, 2, 'what is missing is missing once');
  });

  it('marks nothing between a text and itself', () => {
    fc.assert(fc.property(fc.string(), (text) => sideBySide(text, text).every(({ differs }) => !differs)));
  });
});

describe('the line that an error names', () => {
  it('is the one at the end of its text, and none where none is named', () => {
    assert.equal(lineNamed('IndexError: list index out of range (line 12)'), 12);
    assert.equal(lineNamed('[1, 2] (line 3) and more'), null);
    assert.equal(lineNamed('None'), null);
  });

  it('is that of code that did not load, before that of a case', () => {
    const firstFailure = verdict('a', 'fail', { actual: 'TypeError: no (line 7)' });
    assert.equal(lineOfVerdict({ summary: 'It did not load. SyntaxError: no (line 2)', firstFailure }), 2);
    assert.equal(lineOfVerdict({ summary: '1 of 3 cases fails.', firstFailure }), 7);
    assert.equal(lineOfVerdict({ summary: 'All 3 cases pass.', firstFailure: null }), null);
  });
});
