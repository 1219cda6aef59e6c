/** The fixed and the random cases of a challenge. */
import { parseBound } from './expression.ts';
import type { Bound, Challenge, FixedCase, Input, Operation, RandomCases, Step } from './model.ts';
import { readGenerator, readPlain } from './read-generator.ts';
import type { Reader } from './reader.ts';

/** What the cases have to fit: the part of the challenge that is read before them. */
export type Signature = Pick<Challenge, 'kind' | 'parameters' | 'methods' | 'observe'>;

const CASES_AT_MOST = 60;

export function readFixed(reader: Reader, signature: Signature): FixedCase {
  const field = reader.fields(['name', 'args', 'steps', 'stdin', 'expected', 'raises', 'example', 'bounds']);
  const raises = field('raises').flag();
  const steps = readSteps(field('steps'), signature, 'expected');
  const input: Input = {
    args: field('args').list().map(readPlain),
    steps: steps.map(({ step }) => step),
    stdin: field('stdin').text(''),
  };
  checkInput(reader, signature, input);
  const expected =
    signature.kind === 'class' ? steps.map(({ expected: value }) => value) : readPlain(field('expected'));
  if (raises && !field('expected').missing) reader.problem('has both an expected value and raises: true');
  if (signature.kind === 'program' && typeof expected !== 'string')
    field('expected').problem('should be the text that the program prints');
  const bounds = readBounds(field('bounds'), signature);
  return { name: field('name').text(), input, expected, raises, example: field('example').flag(), bounds };
}

function checkInput(reader: Reader, { kind, parameters }: Signature, { args, steps }: Input): void {
  if (kind !== 'program' && args.length !== parameters.length) {
    reader.problem(`gives ${args.length} arguments, but there are ${parameters.length} parameters`);
  }
  if (kind === 'class' && steps.length === 0) reader.problem('needs steps: the methods to call, in order');
  if (kind !== 'class' && steps.length > 0) reader.problem('has steps, which only a class has');
}

/**
 * A step is `[method, arg, ...]`, or `{ call: [method, arg, ...], expected: value }`, or the same with `raises: true`;
 * `spoil: true` empties the list that the call gave.
 */
function readSteps(
  reader: Reader,
  signature: Signature,
  mode: 'expected' | 'plain',
): { step: Step; expected: FixedCase['expected'] }[] {
  return reader.list().map((entry) => {
    const isList = Array.isArray(entry.value);
    const field = isList
      ? null
      : entry.fields(mode === 'plain' ? ['call', 'spoil'] : ['call', 'expected', 'raises', 'spoil']);
    const [method, ...args] = (field?.('call') ?? entry).list();
    const name = method?.text() ?? '';
    if (!signature.methods.some((known) => known.name === name))
      entry.problem(`calls "${name}", which is not among the methods`);
    const raised = field !== null && mode === 'expected' && field('raises').flag();
    const expected = raised
      ? { $: 'raised', type: '', message: '' }
      : field && mode === 'expected'
        ? readPlain(field('expected'))
        : null;
    const spoil = field?.('spoil').flag() === true ? { spoil: true } : {};
    return { step: { method: name, args: args.map(readPlain), ...spoil }, expected };
  });
}

export function readRandom(reader: Reader, signature: Signature): RandomCases {
  const field = reader.fields(['name', 'count', 'args', 'steps', 'operations', 'after', 'lines', 'bounds']);
  const args = field('args')
    .list()
    .map((arg) => readGenerator(arg));
  if (signature.kind !== 'program' && args.length !== signature.parameters.length) {
    reader.problem(`makes ${args.length} arguments, but there are ${signature.parameters.length} parameters`);
  }
  const operations = field('operations')
    .list()
    .map((entry) => readOperation(entry, signature));
  if (signature.kind === 'class' && operations.length === 0) reader.problem('needs operations to draw from');
  if (signature.kind !== 'class' && operations.length > 0) reader.problem('has operations, which only a class has');
  return {
    name: field('name').text(),
    count: field('count').integer(5, 1, CASES_AT_MOST),
    args,
    operations,
    steps: field('steps').range({ from: 3, to: 20 }, 1, 200),
    after: readSteps(field('after'), signature, 'plain').map(({ step }) => step),
    lines: field('lines')
      .list()
      .map((line) => line.list().map((value) => readGenerator(value))),
    bounds: readBounds(field('bounds'), signature),
  };
}

function readOperation(reader: Reader, signature: Signature): Operation {
  const field = reader.fields(['method', 'weight', 'args']);
  const method = field('method').text();
  if (!signature.methods.some(({ name }) => name === method))
    reader.problem(`draws "${method}", which is not among the methods`);
  return {
    method,
    weight: field('weight').number(1, 0.01, 1000),
    args: field('args')
      .list()
      .map((arg) => readGenerator(arg)),
  };
}

export function readBounds(reader: Reader, { observe }: Pick<Signature, 'observe'>): Bound[] {
  return reader.list().flatMap((entry) => {
    const bound = parseBound(entry.text());
    if (observe === null) entry.problem('bounds a count, but nothing is observed');
    if (typeof bound !== 'string') return [bound];
    entry.problem(bound);
    return [];
  });
}
