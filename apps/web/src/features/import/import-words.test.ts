import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hoursWords, placeWords } from './import-words.ts';

describe('the words of an import', () => {
  it('say where something stands, as far as it is known', () => {
    assert.equal(placeWords({ file: 'Phase 1.md', line: 3 }), 'Phase 1.md, line 3');
    assert.equal(placeWords({ file: null, line: 3 }), 'line 3');
    assert.equal(placeWords({ file: null, line: null }), '');
  });

  it('say no hours where none are stated, which is not the same as none', () => {
    assert.deepEqual([hoursWords(null), hoursWords(0), hoursWords(1.5)], ['', '0 h', '1.5 h']);
  });
});
