import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { spares, type Spares } from './spares.ts';

interface Counted {
  pool: Spares<number>;
  started: () => number;
  ended: number[];
  broken: Set<number>;
}

function counted(fail: (at: number) => boolean = () => false): Counted {
  let at = 0;
  const [ended, broken]: [number[], Set<number>] = [[], new Set()];
  const start = async (): Promise<number> => {
    at += 1;
    if (fail(at)) throw new Error(`no ${at}`);
    return at;
  };
  const pool = spares<number>({ start, usable: (one) => !broken.has(one), end: (one) => void ended.push(one) });
  return { pool, started: () => at, ended, broken };
}

describe('a spare in hand', () => {
  it('is made when it is prepared, taken once, and never made twice for one taker', async () => {
    const { pool, started } = counted();
    pool.prepare();
    pool.prepare();
    assert.equal(started(), 1);
    assert.equal(await pool.take(), 1);
    assert.equal(await pool.take(), 2);
  });

  it('goes to one of two who come at the same time', async () => {
    const { pool } = counted();
    pool.prepare();
    assert.deepEqual((await Promise.all([pool.take(), pool.take()])).sort(), [1, 2]);
  });

  it('is replaced when it broke while it waited', async () => {
    const { pool, broken } = counted();
    pool.prepare();
    broken.add(1);
    assert.equal(await pool.take(), 2);
  });

  it('is tried again by who takes it when its making failed', async () => {
    const { pool } = counted((at) => at === 1);
    pool.prepare();
    assert.equal(await pool.take(), 2);
  });

  it('tells who waits for it that its making failed, and is made anew after that', async () => {
    const { pool } = counted((at) => at === 1);
    await assert.rejects(pool.ready(), /no 1/);
    await pool.ready();
    assert.equal(await pool.take(), 2);
  });

  it('is ended when nobody took it, and nobody gets one afterwards', async () => {
    const { pool, ended } = counted();
    pool.prepare();
    await pool.close();
    assert.deepEqual(ended, [1]);
    await assert.rejects(pool.take(), /closed/);
  });
});
