/** The filters, run in a small interpreter of BPF: what they say about a call, on both architectures. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { assemble, bytesOf, RETURNS, type Action, type Instruction } from './bpf.ts';
import { runFilter, serverFilter } from './filters.ts';
import { SYSCALLS, type Architecture, type Syscall } from './syscalls.ts';

const AUDIT = { x86_64: 0xc000003e, aarch64: 0xc00000b7 };

/** What the kernel does with struct seccomp_data, for the four instructions that we use. */
function verdict(program: Instruction[], data: DataView): number {
  let accumulator = 0;
  for (let at = 0; at < program.length; at += 1) {
    const { code, jt, jf, k } = program[at] ?? assert.fail('ran off the end');
    if (code === 0x06) return k;
    if (code === 0x20) accumulator = data.getUint32(k, true);
    else
      at += (code === 0x15 ? accumulator === k : code === 0x35 ? accumulator >= k : (accumulator & k) !== 0) ? jt : jf;
  }
  return assert.fail('a program must end in a return');
}

function ask(program: Instruction[], architecture: Architecture, name: Syscall, args: bigint[] = []): Action | null {
  const number = SYSCALLS[name][architecture === 'x86_64' ? 0 : 1];
  if (number === null) return null;
  const data = new DataView(new ArrayBuffer(64));
  data.setUint32(0, number, true);
  data.setUint32(4, AUDIT[architecture], true);
  args.forEach((arg, at) => data.setBigUint64(16 + at * 8, arg, true));
  return actionOf(verdict(program, data));
}

function actionOf(result: number): Action {
  return (
    (Object.keys(RETURNS) as Action[]).find((action) => RETURNS[action] === result) ??
    assert.fail(`unknown result ${result}`)
  );
}

for (const architecture of ['x86_64', 'aarch64'] as const) {
  const run = (name: Syscall, ...args: bigint[]): Action | null =>
    ask(runFilter(architecture), architecture, name, args);
  const server = (name: Syscall, ...args: bigint[]): Action | null =>
    ask(serverFilter(architecture), architecture, name, args);

  describe(`the filters on ${architecture}`, () => {
    it('refuse a run every call that makes processes, programs, sockets, signals or files', () => {
      const calls: Syscall[] = [
        'execve',
        'execveat',
        'socket',
        'connect',
        'kill',
        'ptrace',
        'memfd_create',
        'unshare',
        'mount',
        'bpf',
        'io_uring_setup',
        'pidfd_open',
      ];
      assert.deepEqual(
        calls.filter((name) => run(name) !== 'refuse'),
        [],
      );
      assert.ok(run('fork') === null || run('fork') === 'refuse');
    });

    it('allow a run threads, never processes, and never new namespaces', () => {
      assert.equal(run('clone', 17n), 'refuse');
      assert.equal(run('clone', 0x3d0f00n), 'allow');
      assert.equal(run('clone', 0x3d0f00n | 0x10000000n), 'refuse');
      assert.equal(run('clone3'), 'absent');
    });

    it('allow a run to open files for reading only', () => {
      assert.equal(run('openat', 0xffffff9cn, 0n, 0o2000000n), 'allow');
      for (const flag of [0o1n, 0o2n, 0o101n, 0o1000n, 0o2000n]) assert.equal(run('openat', 0n, 0n, flag), 'refuse');
    });

    it('do not let a run turn a pipe into a signal, or change limits', () => {
      assert.equal(run('fcntl', 3n, 3n), 'allow');
      assert.equal(run('fcntl', 3n, 8n), 'refuse');
      assert.equal(run('prlimit64', 0n, 3n, 0n), 'allow');
      assert.equal(run('prlimit64', 0n, 3n, 0x7fff00001000n), 'refuse');
      assert.equal(run('prlimit64', 5n, 3n, 0n), 'refuse');
    });

    it('look at all 64 bits of a number', () => {
      assert.equal(run('fcntl', 3n, (1n << 32n) | 3n), 'refuse');
    });

    it('let the server fork but not leave its namespaces', () => {
      assert.equal(server('clone', 0x1200011n), 'allow');
      assert.equal(server('clone', 0x10000011n), 'refuse');
      assert.deepEqual(
        (['unshare', 'setns', 'mount', 'ptrace', 'socket'] as const).map((name) => server(name)),
        Array(5).fill('refuse'),
      );
    });

    it('kill whoever comes by another architecture, and by x32', () => {
      const foreign = new DataView(new ArrayBuffer(64));
      foreign.setUint32(4, 0x40000003, true);
      assert.equal(actionOf(verdict(runFilter(architecture), foreign)), 'kill');
      const x32 = new DataView(new ArrayBuffer(64));
      x32.setUint32(0, 0x40000000, true);
      x32.setUint32(4, AUDIT[architecture], true);
      assert.notEqual(actionOf(verdict(runFilter(architecture), x32)), 'allow');
    });

    it('have an answer for every call there is', () => {
      const word = fc.integer({ min: 0, max: 0xffffffff });
      fc.assert(
        fc.property(word, fc.array(fc.bigInt(0n, (1n << 64n) - 1n), { maxLength: 6 }), (number, args) => {
          const data = new DataView(new ArrayBuffer(64));
          data.setUint32(0, number, true);
          data.setUint32(4, AUDIT[architecture], true);
          args.forEach((arg, at) => data.setBigUint64(16 + at * 8, arg, true));
          for (const program of [runFilter(architecture), serverFilter(architecture)]) actionOf(verdict(program, data));
        }),
      );
    });
  });
}

describe('the assembler', () => {
  it('gives the answer to the calls that a rule names, and to no other number', () => {
    const names = Object.keys(SYSCALLS) as Syscall[];
    for (const architecture of ['x86_64', 'aarch64'] as const) {
      const numberOf = (name: Syscall): number | null => SYSCALLS[name][architecture === 'x86_64' ? 0 : 1];
      fc.assert(
        fc.property(fc.subarray(names), (calls) => {
          const program = assemble(architecture, [{ calls, action: 'allow' }], 'refuse');
          const named = new Set(calls.map(numberOf));
          const data = new DataView(new ArrayBuffer(64));
          data.setUint32(4, AUDIT[architecture], true);
          for (let number = 0; number < 512; number += 1) {
            data.setUint32(0, number, true);
            assert.equal(actionOf(verdict(program, data)), named.has(number) ? 'allow' : 'refuse', `call ${number}`);
          }
        }),
      );
    }
  });

  it('writes eight bytes for each instruction, little-endian', () => {
    const program = assemble('aarch64', [], 'allow');
    assert.deepEqual(
      [...bytesOf(program).subarray(0, 16)],
      [0x20, 0, 0, 0, 4, 0, 0, 0, 0x15, 0, 1, 0, 0xb7, 0, 0, 0xc0],
    );
    assert.equal(bytesOf(program).length, program.length * 8);
  });
});
