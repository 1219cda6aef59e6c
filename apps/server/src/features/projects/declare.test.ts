import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { PRESETS } from '@waymark/checks';
import { newLearner, PROGRAMME, type Learner } from '../learner.fixture.ts';

describe('a project that is declared', () => {
  let learner: Learner;
  before(async () => {
    learner = await newLearner();
  });
  after(() => learner.close());

  const declare = (body: object) =>
    learner.client.call('POST', '/api/programmes/{programme}/projects', { params: PROGRAMME, body: body as never });

  it('keeps the framework that its waymark.yaml names, from the first run on', async () => {
    const terms = { ...PRESETS.todos, framework: 'express' };
    assert.equal((await declare({ name: 'by its file', terms })).terms.framework, 'express');
  });

  it('has the framework of the form where that says one, and none where neither does', async () => {
    assert.equal((await declare({ name: 'by the form', framework: 'flask' })).terms.framework, 'flask');
    assert.equal((await declare({ name: 'by nothing' })).terms.framework, null);
  });
});
