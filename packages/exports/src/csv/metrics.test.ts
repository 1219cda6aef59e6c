import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { metricsCsv } from './metrics.ts';

/** A reader of RFC 4180 that shares nothing with the writer. */
function read(text: string): string[][] {
  const rows: string[][] = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^,"\r\n]*))(,|\r\n)/g;
  let row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(pattern) as Iterable<(string | undefined)[]>) {
    row.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end !== '\r\n') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

describe('metrics as CSV', () => {
  it('have a line for each metric and week, under a head', () => {
    const weeks = [
      { monday: '2027-01-04', added: 2, value: 2 },
      { monday: '2027-01-11', added: 0, value: null },
    ];
    assert.equal(
      metricsCsv([{ title: 'Demos, "live"', unit: 'demos', weeks }]),
      'week,metric,unit,in_week,value\r\n2027-01-04,"Demos, ""live""",demos,2,2\r\n2027-01-11,"Demos, ""live""",demos,0,\r\n',
    );
  });

  it('come back as they were, whatever a title holds, and no title is a formula', () => {
    const title = fc.oneof(fc.string(), fc.constantFrom('=1+1', '@SUM(A1)', '-2+3', 'a\r\nb', '"', ',,'));
    fc.assert(
      fc.property(title, fc.double({ noNaN: true, min: -99, max: 99 }), (name, added) => {
        const csv = metricsCsv([{ title: name, unit: '', weeks: [{ monday: '2027-01-04', added, value: 1 }] }]);
        const [, row] = read(csv);
        assert.equal(row?.length, 5);
        assert.ok(row[1] === name || row[1] === `'${name}`);
        assert.doesNotMatch(row[1], /^[=+\-@\t\r]/);
        assert.equal(Number(row[3]), added === 0 ? 0 : added);
      }),
    );
  });
});
