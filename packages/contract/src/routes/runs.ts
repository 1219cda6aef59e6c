import { z } from 'zod';
import { receipt } from '../receipt/schema.ts';
import { defineRoute } from '../route.ts';
import { id, instant } from '../schemas/common.ts';
import { route, runRecord, stepNews } from '../schemas/checks.ts';
import { programmeParams } from './programmes.ts';

const ofProject = '/api/programmes/{programme}/projects/{project}/runs';
const at = '/api/programmes/{programme}/runs/{run}';
const projectParams = programmeParams.extend({ project: id });
const runParams = programmeParams.extend({ run: id });
const checkName = z.string().regex(/^[a-z0-9-]{1,60}$/);

export const run = z
  .object({
    id,
    projectId: id,
    check: z.string(),
    variant: z.string().nullable(),
    route,
    reason: z.enum(['asked', 'schedule']),
    status: z.enum(['waiting', 'pass', 'fail', 'error']),
    strength: z.enum(['checked', 'verified']).nullable(),
    summary: z.string(),
    digest: z.string().nullable(),
    startedAt: instant,
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'Run' });

export const runRoutes = {
  startRun: defineRoute({
    method: 'POST',
    path: ofProject,
    feature: 'runs',
    params: projectParams,
    status: 201,
    summary:
      'Run a check: over the public address, the repository, a tunnel that the command line opens, or, where the learner runs this server, at a port of the same machine.',
    body: z.strictObject({
      check: checkName,
      variant: checkName.nullable().default(null),
      route: z.enum(['direct', 'clone', 'tunnel', 'loopback']),
      port: z
        .int()
        .min(1)
        .max(65_535)
        .optional()
        .meta({ description: 'For `loopback`: where the learner’s server listens; 3000 where it is left out.' }),
    }),
    response: run.extend({
      ticket: z.string().nullable().meta({ description: 'For a tunnel: opens it once, within a minute.' }),
    }),
  }),
  announceRun: defineRoute({
    method: 'POST',
    path: `${ofProject}/announce`,
    feature: 'runs',
    params: projectParams,
    status: 201,
    summary:
      'Say that a run begins on the learner’s machine, so that a page shows it; only where the learner runs this server.',
    body: z.strictObject({ check: checkName, variant: checkName.nullable().default(null) }),
    response: run,
  }),
  tellRun: defineRoute({
    method: 'POST',
    path: `${at}/events`,
    feature: 'runs',
    params: runParams,
    summary: 'Tell how an announced run goes, every five seconds at least; it is shown, and only the record counts.',
    body: z.strictObject({
      from: z.int().min(0).max(10_000).meta({ description: 'How many were told before these.' }),
      events: z.array(stepNews).max(50),
    }),
    bodyLimit: 1024 * 1024,
    response: z.object({
      next: z.int().meta({ description: 'How many this server has: tell on from there. 0 where it was started anew.' }),
    }),
  }),
  reportRun: defineRoute({
    method: 'POST',
    path: `${ofProject}/report`,
    feature: 'runs',
    params: projectParams,
    status: 201,
    summary: 'Bring the record of a run that was made on the learner’s machine: it counts as checked.',
    body: z.strictObject({
      record: runRecord,
      run: id
        .exactOptional()
        .meta({ description: 'The run that was announced; a run of its own where it is left out or not known.' }),
    }),
    bodyLimit: 4 * 1024 * 1024,
    response: run,
  }),
  listRuns: defineRoute({
    method: 'GET',
    path: ofProject,
    feature: 'runs',
    params: projectParams,
    summary: 'The runs of a project, newest first, at most 100.',
    response: z.object({ runs: z.array(run) }),
  }),
  getRun: defineRoute({
    method: 'GET',
    path: at,
    feature: 'runs',
    params: runParams,
    summary: 'A run and its record: every step, request and response.',
    query: z.object({
      wait: z.coerce.number().int().min(0).max(30_000).optional().meta({ description: 'At most so many ms.' }),
    }),
    response: z.object({ run, record: runRecord.nullable() }),
  }),
  streamRun: defineRoute({
    method: 'GET',
    path: `${at}/events`,
    feature: 'runs',
    params: runParams,
    summary: 'The steps of a run as they happen, from its beginning.',
    raw: 'text/event-stream',
  }),
  getReceipt: defineRoute({
    method: 'GET',
    path: `${at}/receipt`,
    feature: 'runs',
    params: runParams,
    summary: 'The run, signed by this instance, to be verified by anybody without us.',
    response: receipt,
  }),
  getLedger: defineRoute({
    method: 'GET',
    path: '/api/programmes/{programme}/ledger',
    feature: 'runs',
    params: programmeParams,
    summary: 'The ledger as it is chained, to be verified by anybody without us.',
    response: z.object({
      programme: id,
      rows: z.array(z.object({ seq: z.int(), previous: z.string(), entry: z.string(), hash: z.string() })),
    }),
  }),
  getKeys: defineRoute({
    method: 'GET',
    path: '/api/keys',
    feature: 'runs',
    summary: 'The public keys that this instance signs with, as a JSON Web Key Set.',
    response: z.object({
      keys: z.array(
        z.object({
          kty: z.string(),
          crv: z.string(),
          x: z.string(),
          kid: z.string(),
          alg: z.string(),
          use: z.string(),
        }),
      ),
    }),
  }),
};
