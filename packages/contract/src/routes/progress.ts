import { z } from 'zod';
import { defineRoute } from '../route.ts';
import { instant, itemId, localDate } from '../schemas/common.ts';
import { evidenceEntry, itemState, pillarStatus, signalStatus } from '../schemas/learning.ts';
import { programmeParams } from './programmes.ts';

const metric = z
  .object({
    itemId,
    title: z.string(),
    /** null while nothing produces it. */
    value: z.number().nullable(),
    unit: z.string(),
    source: z.string(),
    updatedAt: z.string().nullable(),
    note: z.string(),
    /** What evidence it counts; empty while nothing collects it. */
    kind: z.string(),
    measure: z.enum(['distinct', 'sum', 'mean']).nullable(),
    /** Days since the latest evidence: how fresh it is. */
    daysSince: z.int().nullable(),
    /** By week (its Monday), oldest first: what came in that week, and the value at its end. */
    weeks: z.array(z.object({ monday: localDate, added: z.number(), value: z.number().nullable() })),
    trend: z.object({
      /** What it is held against: the plan, the learner's own pace before, or nothing yet. */
      against: z.enum(['plan', 'pace', 'none']),
      state: z.enum(['ahead', 'on-track', 'behind', 'unknown']),
      /** Where the plan, or the pace before, would be by now. */
      expected: z.number().nullable(),
      /** What it is compared with that: the value, or what came in lately. */
      reached: z.number().nullable(),
      /** What the plan asks for in all. */
      target: z.number().nullable(),
    }),
  })
  .meta({ id: 'Metric' });

export const progress = z
  .object({
    signals: z.array(signalStatus),
    pillars: z.array(pillarStatus),
    metrics: z.array(metric),
    heatMap: z.array(z.object({ date: localDate, minutes: z.int(), proofs: z.int() })),
    hours: z.array(z.object({ phaseId: itemId, title: z.string(), plannedMinutes: z.int(), loggedMinutes: z.int() })),
    /** Standing evidence, newest first. */
    evidence: z.array(evidenceEntry.extend({ itemTitle: z.string() })),
  })
  .meta({ id: 'Progress' });

const tool = z.object({
  itemId,
  title: z.string(),
  html: z.string(),
  state: itemState,
  /** What the last `waymark doctor` found. */
  found: z.string().nullable(),
  checkedAt: instant.nullable(),
});

export const readiness = z
  .object({
    prerequisites: z.array(z.object({ itemId, title: z.string(), state: itemState })),
    tools: z.array(tool),
  })
  .meta({ id: 'Readiness' });

export const progressRoutes = {
  getProgress: defineRoute({
    method: 'GET',
    path: '/api/programmes/{programme}/progress',
    feature: 'progress',
    params: programmeParams,
    summary: 'Signals, pillars, metrics and the heat map, all derived from the ledger.',
    response: progress,
  }),
  exportMetrics: defineRoute({
    method: 'GET',
    path: '/api/programmes/{programme}/metrics.csv',
    feature: 'progress',
    params: programmeParams,
    summary: 'Every metric week by week, as CSV.',
    raw: 'text/csv',
  }),
  getReadiness: defineRoute({
    method: 'GET',
    path: '/api/programmes/{programme}/readiness',
    feature: 'readiness',
    params: programmeParams,
    summary: 'Prerequisites and tools, with what the last doctor run found.',
    response: readiness,
  }),
  reportTools: defineRoute({
    method: 'POST',
    path: '/api/programmes/{programme}/readiness',
    feature: 'readiness',
    params: programmeParams,
    summary: 'Record what `waymark doctor` found on the learner’s machine, as checked evidence.',
    body: z.strictObject({
      tools: z.array(z.strictObject({ itemId, found: z.boolean(), detail: z.string().max(500) })).max(100),
    }),
    response: readiness,
  }),
};
