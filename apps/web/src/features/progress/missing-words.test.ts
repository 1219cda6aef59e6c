import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { missingWords } from './missing-words.ts';

describe('what a signal still needs', () => {
  it('says what a check looks for instead of its name', () => {
    assert.equal(
      missingWords('Pass the check “git”.'),
      'A check looks for a repository with commits, a branch and a merge.',
    );
    assert.equal(
      missingWords('Pass the check “sql-schema” or “nosql-schema”.'),
      'A check looks for a database schema, or documents with a schema.',
    );
    assert.match(missingWords('Score 80 %, and pass the check “deployed”.'), /^Score 80 %, and a check looks for your/);
  });

  it('leaves everything else as it is, also a check that it has no words for', () => {
    for (const text of ['0 of 15 challenges passed.', 'Pass the check “my-own”.', ''])
      assert.equal(missingWords(text), text);
  });
});
