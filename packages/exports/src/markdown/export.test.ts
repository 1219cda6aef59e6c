import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { toMarkdown } from './export.ts';

const source =
  '# Map\r\n\r\n- [ ] **Git:** installed\r\n  - [ ] nested [ ] twice\n1. [ ] numbered\n* [x] by hand\n- plain [ ] text';

function ticked(...lines: number[]): string {
  const items = [1, 3, 4, 5, 6, 7, 99].map((start) => ({ id: `item/${start}`, lines: { start } }));
  return toMarkdown({ source, items, done: new Set(lines.map((line) => `item/${line}`)) });
}

describe('the roadmap with its boxes ticked', () => {
  it('is the document itself when nothing is done', () => {
    assert.equal(ticked(), source);
  });

  it('has an x in the box of an item that is done and nothing else changed', () => {
    assert.equal(ticked(3), source.replace('- [ ] **Git', '- [x] **Git'));
    assert.equal(ticked(4), source.replace('- [ ] nested', '- [x] nested'));
    assert.equal(ticked(5), source.replace('1. [ ]', '1. [x]'));
  });

  it('leaves lines without a box of their own, ticked boxes and missing lines alone', () => {
    assert.equal(ticked(1, 6, 7, 99), source);
  });

  it('changes only single characters on the lines of done items, whatever the document', () => {
    const line = fc.oneof(
      fc.constantFrom('- [ ] a', '> * [ ] b', '\t+ [ ] c', '2) [ ]', '- [ ]d', '[ ] e', '- [X] f'),
      fc.string({ maxLength: 12 }).map((text) => text.replaceAll('\n', ' ')),
    );
    fc.assert(
      fc.property(fc.array(line), fc.array(fc.nat({ max: 30 })), fc.constantFrom('\n', '\r\n'), (lines, done, end) => {
        const text = lines.join(end);
        const items = lines.map((_, index) => ({ id: String(index), lines: { start: index + 1 } }));
        const result = toMarkdown({ source: text, items, done: new Set(done.map(String)) });
        assert.equal(result.length, text.length);
        result.split('\n').forEach((after, index) => {
          const before = text.split('\n')[index] ?? '';
          if (after === before) return;
          assert.ok(done.includes(index));
          assert.equal(after.replace('[x]', '[ ]'), before);
        });
      }),
    );
  });
});
