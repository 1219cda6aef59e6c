/** What the judge says and shows, as schemas; the types are those of @waymark/judge. */
import type * as judge from '@waymark/judge';
import { z } from 'zod';

export const language = z.enum(['python', 'javascript', 'sql']);

/** Whatever a language's values become on the way: see `plain.ts` of the judge. */
const plain = z.custom<judge.Plain>((value) => value !== undefined).meta({ type: 'object', description: 'JSON.' });

const caseVerdict = z
  .object({
    name: z.string(),
    status: z.enum(['pass', 'fail', 'error']),
    call: z.string(),
    expected: z.string(),
    actual: z.string(),
    stdout: z.string(),
    advice: z.string().nullable(),
  })
  .meta({ id: 'CaseVerdict' }) satisfies z.ZodType<judge.CaseVerdict>;

export const verdict = z
  .object({
    version: z.literal(1),
    status: z.enum(['pass', 'fail', 'error']),
    challenge: z.string(),
    language,
    executor: z.string(),
    sandboxed: z.boolean(),
    runtime: z.string(),
    passed: z.int(),
    total: z.int(),
    cases: z.array(caseVerdict),
    firstFailure: caseVerdict.nullable(),
    summary: z.string(),
    seed: z.int(),
  })
  .meta({ id: 'Verdict', description: 'Verdict v1: `docs/verdict.md`.' }) satisfies z.ZodType<judge.Verdict>;

const names = z.object({ python: z.string(), javascript: z.string() });

/** The examples of a statement, as data that a page or a terminal can run by itself. */
export const examples = z
  .object({
    slug: z.string(),
    title: z.string(),
    kind: z.enum(['function', 'class', 'program']),
    names,
    parameters: z.array(z.string()),
    argument: z.int().nullable(),
    methods: z.array(z.object({ name: z.string(), names, returns: z.enum(['value', 'nothing']) })),
    compare: z.custom<judge.Comparison>((value) => typeof value === 'object').meta({ type: 'object' }),
    limits: z.object({ cpuMs: z.number(), wallMs: z.number(), memoryBytes: z.number(), outputBytes: z.number() }),
    observe: z.enum(['comparisons', 'comparisons-and-swaps', 'node-visits']).nullable(),
    cases: z.array(
      z.object({
        name: z.string(),
        input: z.object({
          args: z.array(plain),
          steps: z.array(z.object({ method: z.string(), args: z.array(plain) })),
          stdin: z.string(),
        }),
        expected: plain,
        raises: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'Examples' }) satisfies z.ZodType<judge.Examples>;
