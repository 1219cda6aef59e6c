import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { defineCheck, PRESETS, runCheck, step } from '@waymark/checks';
import { loopback } from '@waymark/checks/transport';
import { CURRENT, wholeApp, type WholeApp } from '../../app.fixture.ts';

/** The record of a run whose interval began at `low`. */
function measured(low: number) {
  const measures = step({
    id: 'measures',
    title: 'measures',
    variant: 'measured',
    run(t) {
      t.value(low);
      return Promise.resolve();
    },
  });
  return runCheck({
    check: defineCheck({
      name: 'http-caching',
      version: 1,
      title: 'Measured',
      variants: { measured: { title: 'measured', alone: true } },
      steps: [measures],
    }),
    variant: 'measured',
    terms: PRESETS.todos,
    transport: loopback({ host: '127.0.0.1', port: 1 }),
    seed: 'ab'.repeat(16),
    now: new Date('2027-01-04T09:00:00.000Z'),
  });
}

describe('a measured gain', () => {
  let whole: WholeApp;
  let project: string;
  before(async () => {
    whole = await wholeApp();
    const made = await whole.client.call('POST', '/api/programmes/{programme}/projects', {
      params: CURRENT,
      body: { name: 'Faster', baseUrl: null },
    });
    project = made.id;
  });
  after(() => whole.close());

  const report = async (low: number) =>
    whole.client.call('POST', '/api/programmes/{programme}/projects/{project}/runs/report', {
      params: { ...CURRENT, project },
      body: { record: await measured(low) },
    });
  const signal = async () => {
    const { signals } = await whole.client.call('GET', '/api/programmes/{programme}/progress', { params: CURRENT });
    return signals.find(({ itemId }) => itemId.startsWith('signal/applied-a-basic-performance'));
  };

  it('passes its check and is no optimisation while there is none', async () => {
    assert.equal((await report(0.97)).status, 'pass');
    assert.equal((await signal())?.satisfied, false);
  });

  it('is one as soon as the whole interval lies beyond a tenth, though the check had passed before', async () => {
    await report(2.4);
    assert.equal((await signal())?.satisfied, true);
  });

  it('stays one when a later run measures less', async () => {
    await report(1.01);
    assert.equal((await signal())?.satisfied, true);
  });
});
