import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defineCheck, step } from '../check/define.ts';
import type { Variant } from '../check/model.ts';
import type { Transport } from '../ports/transport.ts';
import type { RunRecord } from '../record/model.ts';
import { provedBy, valueProved } from '../record/proved.ts';
import { PRESETS } from '../terms/model.ts';
import { loopback } from '../transport/loopback.ts';
import { serveHttp } from '../transport/suite/servers.ts';
import { runCheck, type RunOptions } from './run.ts';

const plain = step({ id: 'plain', title: 'plain', run: () => Promise.resolve() });
const measured = step({
  id: 'measured',
  title: 'measured',
  variant: 'other',
  run(t) {
    t.value(2.5);
    return Promise.resolve();
  },
});

function run(other: Variant, options: Partial<RunOptions> = {}): Promise<RunRecord> {
  const check = defineCheck({
    name: 'test',
    version: 1,
    title: 'A test',
    sends: () => ['GET /'],
    variants: { other },
    steps: [plain, measured],
  });
  const transport = loopback({ host: '127.0.0.1', port: 1 });
  return runCheck({ check, terms: PRESETS.todos, seed: 'seed', now: new Date(0), transport, ...options });
}

const statuses = ({ checks }: RunRecord): string[] => checks.flatMap(({ steps }) => steps.map(({ status }) => status));

describe('the forms of a check', () => {
  it('prove the plain form too where they are stricter, and themselves only where they stand alone', async () => {
    const stricter = await run({ title: 'stricter' }, { variant: 'other' });
    assert.deepEqual(statuses(stricter), ['pass', 'pass']);
    assert.deepEqual(provedBy(stricter), ['test', 'test:other']);
    const alone = await run({ title: 'alone', alone: true }, { variant: 'other' });
    assert.deepEqual(statuses(alone), ['not-asked', 'pass']);
    assert.match(alone.checks[0]?.steps[0]?.reason ?? '', /not part of the form “other”/);
    assert.deepEqual(provedBy(alone), ['test:other']);
  });

  it('carry what was measured with the form that measured it, and with no other', async () => {
    const record = await run({ title: 'alone', alone: true }, { variant: 'other' });
    assert.equal(valueProved(record, 'test:other'), 2.5);
    assert.equal(valueProved(record, 'test'), null);
    assert.equal(valueProved(record, 'no-such:other'), null);
    const without = await run({ title: 'alone', alone: true });
    assert.deepEqual(without.checks[0] && 'value' in without.checks[0], false);
  });

  it('are taken by themselves where the run goes over their route, and not over another', async () => {
    const over: Variant = { title: 'over', over: 'direct' };
    const transport: Transport = { ...loopback({ host: '127.0.0.1', port: 1 }), route: 'direct' };
    const there = await run(over, { transport });
    assert.deepEqual([there.variant, ...provedBy(there)], ['other', 'test', 'test:other']);
    const here = await run(over);
    assert.deepEqual([here.variant, ...provedBy(here)], [null, 'test']);
  });
});

describe('a private request', () => {
  it('is judged by what came back, and leaves the body out of the record and of what is told', async () => {
    const server = await serveHttp((_, response) => response.end('the key is 1234'));
    let text = '';
    const ask = step({
      id: 'asks',
      title: 'asks',
      async run(t) {
        ({ text } = await t.send({ method: 'GET', path: '/', isPrivate: true }));
      },
    });
    const told: unknown[] = [];
    const record = await runCheck({
      check: defineCheck({ name: 'test', version: 1, title: '', sends: () => ['GET /'], steps: [ask] }),
      terms: PRESETS.todos,
      seed: 'seed',
      now: new Date(0),
      transport: loopback({ host: '127.0.0.1', port: server.port }),
      tell: (event) => told.push(event),
    });
    await server.close();
    assert.equal(text, 'the key is 1234');
    assert.equal(record.exchanges[0]?.response?.status, 200);
    assert.doesNotMatch(JSON.stringify([record, told]), /1234/);
  });
});
