/** A small assembler for seccomp filters: rules in, the kernel's `struct sock_filter[]` out. Little-endian machines only. */
import { SYSCALLS, type Architecture, type Syscall } from './syscalls.ts';

export type Action = 'allow' | 'refuse' | 'absent' | 'kill';

/** A test of one argument, looking at its low 32 bits unless said otherwise. */
export type Condition =
  /** The argument, all 64 bits, is this small number. */
  | { arg: number; is: number }
  /** None of these bits is set. */
  | { arg: number; lacks: number }
  /** At least one of these bits is set. */
  | { arg: number; has: number };

export interface Rule {
  calls: readonly Syscall[];
  action: Action;
  /** All must hold, or the next rule is asked. */
  when?: readonly Condition[];
}

export interface Instruction {
  code: number;
  jt: number;
  jf: number;
  k: number;
}

// include/uapi/linux/bpf_common.h, seccomp.h and audit.h.
const LOAD_WORD = 0x20;
const JUMP_EQUAL = 0x15;
const JUMP_AT_LEAST = 0x35;
const JUMP_ANY_BIT = 0x45;
const RETURN = 0x06;
const OFFSET_NUMBER = 0;
const OFFSET_ARCHITECTURE = 4;
const OFFSET_ARGUMENTS = 16;
const EPERM = 1;
const ENOSYS = 38;
const RETURN_ERRNO = 0x00050000;
const AUDIT: Record<Architecture, number> = { x86_64: 0xc000003e, aarch64: 0xc00000b7 };
/** System calls of the x32 interface carry this bit: the same calls by other numbers, past every rule. */
const X32_BIT = 0x40000000;

export const RETURNS: Record<Action, number> = {
  allow: 0x7fff0000,
  refuse: RETURN_ERRNO | EPERM,
  absent: RETURN_ERRNO | ENOSYS,
  kill: 0x80000000,
};

const load = (offset: number): Instruction => ({ code: LOAD_WORD, jt: 0, jf: 0, k: offset });
const give = (action: Action): Instruction => ({ code: RETURN, jt: 0, jf: 0, k: RETURNS[action] });

/**
 * @param rules asked in order; the first whose call and conditions fit decides
 * @param otherwise what happens to a call that no rule fits
 * @returns the program; a foreign architecture or the x32 interface kills the process
 */
export function assemble(architecture: Architecture, rules: readonly Rule[], otherwise: Action): Instruction[] {
  const head = [load(OFFSET_ARCHITECTURE), { code: JUMP_EQUAL, jt: 1, jf: 0, k: AUDIT[architecture] }, give('kill')];
  if (architecture === 'x86_64') {
    head.push(load(OFFSET_NUMBER), { code: JUMP_AT_LEAST, jt: 0, jf: 1, k: X32_BIT }, give('kill'));
  }
  const body = rules.flatMap((rule) =>
    rule.when === undefined ? group(architecture, rule) : blocks(architecture, rule),
  );
  return [...head, ...body, give(otherwise)];
}

/** A test in a search: jumps lead so many instructions on, to the answer, or past it. */
type Test = Omit<Instruction, 'jt' | 'jf'> & Record<'jt' | 'jf', number | 'answer' | 'past'>;

/** Numbers that follow each other, both ends included. */
type Range = [from: number, to: number];

/**
 * Many calls with one answer: one load, and a search that halves. The kernel tries every number on a filter when a process
 * puts it on, which each run does, so few questions to each number are worth having.
 */
function group(architecture: Architecture, { calls, action }: Rule): Instruction[] {
  const ranges = rangesOf(calls.map((name) => numberOf(architecture, name)).filter((number) => number !== null));
  const tests = ranges.length === 0 ? [] : search(ranges);
  const steps = tests.map((test, at): Instruction => {
    const length = (jump: Test['jt']): number =>
      typeof jump === 'number' ? jump : tests.length - at - (jump === 'answer' ? 1 : 0);
    return { ...test, jt: length(test.jt), jf: length(test.jf) };
  });
  return steps.length === 0 ? [] : [load(OFFSET_NUMBER), ...steps, give(action)];
}

function rangesOf(numbers: readonly number[]): Range[] {
  const ranges: Range[] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && number <= last[1] + 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges;
}

function search(ranges: readonly Range[]): Test[] {
  const [[from, to] = [0, 0]] = ranges;
  if (ranges.length === 1 && from === to) return [{ code: JUMP_EQUAL, jt: 'answer', jf: 'past', k: from }];
  if (ranges.length === 1) {
    return [
      { code: JUMP_AT_LEAST, jt: 0, jf: 'past', k: from },
      { code: JUMP_AT_LEAST, jt: 'past', jf: 'answer', k: to + 1 },
    ];
  }
  const middle = ranges.length >> 1;
  const [lower, upper] = [search(ranges.slice(0, middle)), search(ranges.slice(middle))];
  return [{ code: JUMP_AT_LEAST, jt: lower.length, jf: 0, k: ranges[middle]?.[0] ?? 0 }, ...lower, ...upper];
}

/** Calls that are looked at more closely: is it this number, do the conditions hold, then the action; any `no` leaves the block. */
function blocks(architecture: Architecture, rule: Rule): Instruction[] {
  return rule.calls.flatMap((name) => {
    const number = numberOf(architecture, name);
    if (number === null) return [];
    const tests = (rule.when ?? []).flatMap(testsOf);
    const steps = [load(OFFSET_NUMBER), { code: JUMP_EQUAL, jt: 0, jf: 1, k: number }, ...tests, give(rule.action)];
    return steps.map((step, at) => {
      if (step.code === LOAD_WORD || step.code === RETURN) return step;
      const past = steps.length - at - 1;
      return { ...step, jt: step.jt === 0 ? 0 : past, jf: step.jf === 0 ? 0 : past };
    });
  });
}

function numberOf(architecture: Architecture, name: Syscall): number | null {
  return SYSCALLS[name][architecture === 'x86_64' ? 0 : 1];
}

/** Jumps of 0 go on to the next test, jumps of 1 leave the block (blocks() makes them long enough). */
function testsOf(condition: Condition): Instruction[] {
  const low = OFFSET_ARGUMENTS + 8 * condition.arg;
  if ('is' in condition) {
    const high: Instruction[] = [load(low + 4), { code: JUMP_EQUAL, jt: 0, jf: 1, k: 0 }];
    return [...high, load(low), { code: JUMP_EQUAL, jt: 0, jf: 1, k: condition.is }];
  }
  if ('lacks' in condition) return [load(low), { code: JUMP_ANY_BIT, jt: 1, jf: 0, k: condition.lacks }];
  return [load(low), { code: JUMP_ANY_BIT, jt: 0, jf: 1, k: condition.has }];
}

/** @returns the bytes that prctl(2) and bubblewrap's --seccomp take: 8 for each instruction */
export function bytesOf(program: readonly Instruction[]): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(program.length * 8));
  program.forEach(({ code, jt, jf, k }, at) => {
    bytes.setUint16(at * 8, code, true);
    bytes.setUint8(at * 8 + 2, jt);
    bytes.setUint8(at * 8 + 3, jf);
    bytes.setUint32(at * 8 + 4, k, true);
  });
  return new Uint8Array(bytes.buffer);
}
