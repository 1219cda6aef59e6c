/** Runs of checks as schemas; the types are those of @waymark/checks. A record that somebody sends in is held against them. */
import type * as checks from '@waymark/checks';
import { z } from 'zod';

/** Everything in a record is capped where it is made; these bounds only keep a forged one from filling the disk. */
const text = z.string().max(100_000);
const line = z.string().max(4_000);
const name = z.string().regex(/^[a-z0-9-]{1,60}$/);
const count = z.number().int().min(0).max(1e9);
const milliseconds = z.number().min(0).max(1e8);

export const route = z.enum(['direct', 'tunnel', 'clone', 'loopback']);
export const runStatus = z.enum(['pass', 'fail', 'error']);

const path = z.string().regex(/^\/[\w\-./~%]{0,199}$/);
const field = z.string().regex(/^[A-Za-z_][\w-]{0,59}$/);
const optionalField = field.nullable();
const header = z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,59}$/);
/** A path with a query. */
const target = z.string().regex(/^\/[\w\-./~%]{0,199}(\?[\w\-.~=&%+]{0,200})?$/);

const status = z.int().min(200).max(599).exactOptional();

/** An admin's account reaches the server with the terms of a project; in a record its password is masked. */
const auth = z.object({
  register: path,
  signIn: path,
  me: path,
  token: field,
  own: path.exactOptional(),
  keys: path.exactOptional(),
  oauth: z.object({ start: path.exactOptional(), callback: path.exactOptional() }).exactOptional(),
  admin: z
    .object({
      path: path.exactOptional(),
      account: z.object({ email: z.string().min(3).max(260), password: z.string().max(200) }).exactOptional(),
    })
    .exactOptional(),
  matrix: z
    .array(
      z.object({
        method: z.enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']),
        path,
        anonymous: status,
        user: status,
        admin: status,
        safe: z.literal(true).exactOptional(),
      }),
    )
    .max(20)
    .exactOptional(),
});

export const terms = z
  .object({
    noun: z.string().min(1).max(60),
    path,
    fields: z.object({
      id: field,
      text: field,
      body: optionalField,
      flag: optionalField,
      number: optionalField,
      created: optionalField,
    }),
    list: z.object({ items: optionalField, total: optionalField, page: field, size: field }),
    framework: z.string().max(60).nullable(),
    auth,
    graphql: z.object({ path }),
    websocket: z.object({ path }),
    deployed: z.object({ version: path }).exactOptional(),
    balancing: z.object({ instance: header.exactOptional(), signIn: z.literal(true).exactOptional() }).exactOptional(),
    measure: z.object({ before: target, after: target }).exactOptional(),
  })
  .meta({ id: 'Terms', description: 'Paths and field names of the learner’s API.' }) satisfies z.ZodType<checks.Terms>;

const failure = z.object({
  expected: text,
  actual: text,
  advice: line,
  curl: text.nullable(),
  exchange: count.nullable(),
}) satisfies z.ZodType<checks.Failure>;

export const stepResult = z
  .object({
    check: name,
    id: name,
    title: line,
    level: z.enum(['must', 'should']),
    weight: z.number().min(0).max(100),
    status: z.enum(['pass', 'fail', 'error', 'skipped', 'not-asked']),
    reason: line.nullable(),
    failure: failure.nullable(),
    notes: z.array(line).max(50),
    ms: milliseconds,
    exchanges: z.array(count).max(2_000),
  })
  .meta({ id: 'StepResult' }) satisfies z.ZodType<checks.StepResult>;

/** What a command line tells of a run while it makes it. */
export const stepNews = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('step-started'), check: name, id: name }),
  z.strictObject({ type: z.literal('step-finished'), result: stepResult }),
]) satisfies z.ZodType<checks.StepNews>;

const checkResult = z.object({
  name,
  variant: name.nullable(),
  version: count,
  title: line,
  status: runStatus,
  score: z.object({ earned: z.number(), possible: z.number() }),
  goodEnough: z.boolean(),
  alone: z.literal(true).exactOptional(),
  value: z.number().min(0).max(1e9).exactOptional(),
  steps: z.array(stepResult).max(500),
}) satisfies z.ZodType<checks.CheckResult>;

const message = z.object({
  headers: z.array(z.tuple([line, text])).max(500),
  body: text.nullable(),
  bytes: count,
  truncated: z.boolean(),
});

const exchange = z
  .object({
    at: milliseconds,
    method: z.string().max(20),
    target: text,
    request: message,
    response: message
      .extend({ status: z.int().min(100).max(999), firstByteMs: milliseconds, totalMs: milliseconds })
      .nullable(),
    fault: z.object({ code: line, message: line }).nullable(),
  })
  .meta({ id: 'Exchange' }) satisfies z.ZodType<checks.StoredExchange>;

export const runRecord = z
  .object({
    version: z.literal(1),
    check: name,
    variant: name.nullable(),
    status: runStatus,
    summary: line,
    route: route.nullable(),
    base: line.nullable(),
    repository: z.object({ origin: line, head: line }).nullable(),
    terms,
    seed: z.string().max(200),
    startedAt: z.string().max(40),
    ms: milliseconds,
    checks: z.array(checkResult).max(40),
    exchanges: z.array(exchange).max(2_000),
    exchangesCut: count,
    cleanup: z.array(z.object({ what: line, done: z.boolean() })).max(500),
  })
  .meta({
    id: 'RunRecord',
    description: 'A whole run, capped and without secrets: `docs/checks.md`.',
  }) satisfies z.ZodType<checks.RunRecord>;
