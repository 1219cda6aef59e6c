import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { checkFacts } from '../../verdict/check-facts.ts';
import { runInBatches } from './batches.ts';
import { readBatch } from './facts.ts';
import { frameReader, type Batch, type Ended } from './wire.ts';

const WELL: Ended = { reason: null, code: 0, cpuMs: 1 };
const LIMITS = { cpuMs: 100, wallMs: 100, memoryBytes: 1e8, outputBytes: 1000 };
const line = (value: unknown): string => `${JSON.stringify(value)}\n`;
const made = (value: unknown): string =>
  line({ status: 'returned', value, stdout: '', error: null, counts: {}, cpuMs: 1, wallMs: 1 });
const LOADED = `{}\n${line({ load: null })}`;

const statuses = (batch: Batch, wanted: number): string[] => readBatch(batch, wanted).calls.map(({ status }) => status);

describe('facts from the lines of a run', () => {
  it('are one for each line, and one for the call that ended the process', () => {
    const lines = LOADED + made(1) + made(2);
    assert.deepEqual(statuses({ lines, ended: WELL }, 2), ['returned', 'returned']);
    assert.deepEqual(statuses({ lines, ended: { ...WELL, reason: 'time-limit' } }, 4), [
      'returned',
      'returned',
      'time-limit',
    ]);
  });

  it('say how a process ended: by itself, by a signal, for want of memory or time', () => {
    const endings: [number, string][] = [
      [0, 'crashed'],
      [1, 'crashed'],
      [-11, 'crashed'],
      [86, 'memory-limit'],
      [-9, 'memory-limit'],
      [-24, 'time-limit'],
    ];
    for (const [code, expected] of endings)
      assert.deepEqual(statuses({ lines: LOADED, ended: { ...WELL, code } }, 1), [expected]);
  });

  it('report code that did not load, or ended the process while it was loading', () => {
    const told = { type: 'SyntaxError', message: 'bad', line: 3 };
    assert.deepEqual(readBatch({ lines: `{}\n${line({ load: told })}`, ended: WELL }, 1).loadError, told);
    assert.equal(
      readBatch({ lines: '{}\n', ended: { ...WELL, reason: 'time-limit' } }, 1).loadError?.type,
      'time-limit',
    );
  });

  it('do not believe a line that claims what only the supervisor may say', () => {
    for (const status of ['time-limit', 'not-run', 'accepted', 7, null, '__proto__']) {
      assert.deepEqual(statuses({ lines: LOADED + line({ status, value: null }), ended: WELL }, 1), ['crashed']);
    }
  });

  it('can always be read, whatever the run wrote', () => {
    const text = fc.oneof(fc.string(), fc.json(), fc.constant(LOADED)).map((part) => `${part}\n`);
    fc.assert(
      fc.property(fc.array(text), fc.nat(4), fc.integer({ min: -64, max: 255 }), (parts, wanted, code) => {
        const { loadError, calls } = readBatch({ lines: parts.join(''), ended: { ...WELL, code } }, wanted);
        assert.ok(calls.length <= wanted);
        assert.notEqual(
          checkFacts({ executor: '', runtime: '', sandboxed: true, loadError, calls }, calls.length),
          null,
        );
      }),
    );
  });
});

describe('a run in batches', () => {
  const request = {
    language: 'python' as const,
    code: '',
    calls: Array.from({ length: 5 }, () => ({ kind: 'program' as const, stdin: '' })),
    limits: LIMITS,
  };

  it('goes on in a fresh process after a call that ended one', async () => {
    const sizes: number[] = [];
    const { calls } = await runInBatches(request, async (part) => {
      sizes.push(part.calls.length);
      if (sizes.length === 1) return { lines: LOADED + made(1), ended: { ...WELL, reason: 'time-limit' } };
      return { lines: LOADED + made(2).repeat(part.calls.length), ended: WELL };
    });
    assert.deepEqual(sizes, [5, 3]);
    assert.deepEqual(
      calls.map(({ status }) => status),
      ['returned', 'time-limit', 'returned', 'returned', 'returned'],
    );
  });

  it('does not try the rest after three calls that ended theirs', async () => {
    const { calls } = await runInBatches(request, async () => ({ lines: LOADED, ended: { ...WELL, code: 1 } }));
    assert.deepEqual(
      calls.map(({ status }) => status),
      ['crashed', 'crashed', 'crashed', 'not-run', 'not-run'],
    );
  });
});

describe('the frames of the fork-server', () => {
  const frame = (kind: string, body: Buffer): Buffer => {
    const head = Buffer.alloc(5);
    head.write(kind);
    head.writeUInt32BE(body.length, 1);
    return Buffer.concat([head, body]);
  };

  it('come out whole however the stream is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array()), fc.integer({ min: 1, max: 9 }), (bodies, size) => {
        const stream = Buffer.concat(bodies.map((body) => frame('f', Buffer.from(body))));
        const seen: string[] = [];
        const read = frameReader((_, bytes) => seen.push(bytes.toString('hex')));
        for (let at = 0; at < stream.length; at += size) assert.ok(read(stream.subarray(at, at + size)));
        assert.deepEqual(
          seen,
          bodies.map((body) => Buffer.from(body).toString('hex')),
        );
      }),
    );
  });

  it('are refused when the stream is no stream of frames', () => {
    assert.equal(frameReader(() => undefined)(Buffer.from('hello world')), false);
  });
});
