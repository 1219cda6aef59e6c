import { z } from 'zod';
import { defineRoute } from '../route.ts';
import { programmeParams } from './programmes.ts';

export const systemRoutes = {
  getHealth: defineRoute({
    method: 'GET',
    path: '/api/health',
    feature: 'system',
    summary: 'Whether the server is well, and which one it is.',
    response: z.object({
      status: z.literal('ok'),
      version: z.string(),
      mode: z
        .enum(['local', 'hosted'])
        .meta({ description: '`local`: the learner runs it; `hosted`: somebody else does.' }),
      database: z.enum(['sqlite', 'postgresql']),
      /** Tells a command line that this server keeps the same data folder. */
      instance: z.string(),
    }),
  }),
  getOpenApi: defineRoute({
    method: 'GET',
    path: '/api/openapi.json',
    feature: 'system',
    summary: 'This interface as OpenAPI 3.1.',
    raw: 'application/json',
  }),
  getDocs: defineRoute({
    method: 'GET',
    path: '/api/docs',
    feature: 'system',
    summary: 'This interface as a page to read.',
    raw: 'text/html',
  }),
  streamEvents: defineRoute({
    method: 'GET',
    path: '/api/programmes/{programme}/events',
    feature: 'events',
    params: programmeParams,
    summary: 'Live events: one `changed` event after every write.',
    raw: 'text/event-stream',
  }),
  backup: defineRoute({
    method: 'GET',
    path: '/api/backup',
    feature: 'backup',
    raw: 'application/gzip',
    summary: 'Every programme of this Waymark in one file, for restore on SQLite or PostgreSQL.',
  }),
  restore: defineRoute({
    method: 'POST',
    path: '/api/restore',
    feature: 'backup',
    effect: 'replaces-all',
    rawBody: 'application/gzip',
    bodyLimit: 200_000_000,
    summary: 'Replace everything by a backup or by an export of everything; all or nothing.',
    response: z.object({ programmes: z.int(), rows: z.int() }),
  }),
};
