import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bodyOf, EMPTY } from './form-values.ts';

describe('the form of a project', () => {
  it('sends nothing for what was left empty, and an address with its scheme', () => {
    assert.deepEqual(bodyOf({ ...EMPTY, name: ' Books ', baseUrl: 'books.example.org', framework: 'Express' }), {
      name: 'Books',
      terms: 'todos',
      repository: null,
      startCommand: null,
      baseUrl: 'https://books.example.org',
      framework: 'express',
    });
  });

  it('leaves own names as waymark.yaml gave them', () => {
    assert.ok(!('terms' in bodyOf({ ...EMPTY, name: 'x', contract: 'own' })));
  });
});
