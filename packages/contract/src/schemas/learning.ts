/** The plan and the ledger as schemas; the types are those of @waymark/learning. */
import type * as learning from '@waymark/learning';
import { z } from 'zod';
import { id, instant, itemId, localDate, shortText } from './common.ts';

const dayOff = z.object({ from: localDate, to: localDate, reason: shortText.default('') });

export const WORK_KINDS = [
  'resource',
  'deliverable',
  'quick-win',
  'action',
  'hello',
] as const satisfies learning.WorkKind[];

export const kindFactors = z.strictObject(
  Object.fromEntries(WORK_KINDS.map((kind) => [kind, z.number().min(0.2).max(5).exactOptional()])) as Record<
    learning.WorkKind,
    z.ZodExactOptional<z.ZodNumber>
  >,
);

export const planSettings = z
  .strictObject({
    startDate: localDate,
    minutesPerWeekday: z.array(z.int().min(0).max(1440)).length(7).meta({ description: 'Monday to Sunday.' }),
    startMinutePerWeekday: z.array(z.int().min(0).max(1439)).length(7).meta({ description: 'Minutes after midnight.' }),
    daysOff: z.array(dayOff).max(500),
    timeZone: z
      .string()
      .min(1)
      .max(64)
      .meta({ examples: ['Europe/Berlin'] }),
    longestSitting: z.int().min(15).max(600),
    known: z.array(itemId).max(100_000),
    focus: z.array(itemId).max(100).exactOptional().meta({ description: 'Items to take before all others.' }),
    pace: kindFactors
      .exactOptional()
      .meta({ description: 'How many times as long as the roadmap says each kind of work takes.' }),
  })
  .meta({ id: 'PlanSettings' }) satisfies z.ZodType<learning.PlanSettings>;

export const block = z
  .object({
    id,
    date: localDate,
    startMinute: z.int(),
    minutes: z.int(),
    kind: z.enum(['scripted', 'study', 'deep-dive', 'deliverable', 'quick-win', 'hello', 'retro']),
    itemId: itemId.nullable(),
    dayId: itemId.nullable(),
    title: z.string(),
    text: z.string(),
    phaseId: itemId.nullable(),
    week: z.int(),
    pinned: z.boolean(),
    status: z.enum(['planned', 'done', 'partial', 'missed']),
  })
  .meta({ id: 'Block' }) satisfies z.ZodType<learning.Block>;

export const milestone = z
  .object({ itemId, title: z.string(), phaseId: itemId.nullable(), date: localDate })
  .meta({ id: 'Milestone' }) satisfies z.ZodType<learning.Milestone>;

export const reflowReport = z
  .object({
    moved: z.array(z.object({ blockId: id, title: z.string(), from: localDate, to: localDate })),
    added: z.int(),
    removed: z.int(),
    endBefore: localDate.nullable(),
    endAfter: localDate.nullable(),
    endShiftDays: z.int(),
  })
  .meta({ id: 'ReflowReport' }) satisfies z.ZodType<learning.ReflowReport>;

export const forecast = z
  .object({
    p50: localDate,
    p80: localDate,
    p95: localDate,
    pace: z.number(),
    samples: z.int(),
    confidence: z.enum(['none', 'low', 'fair', 'good']),
    note: z.string(),
  })
  .meta({ id: 'Forecast' }) satisfies z.ZodType<learning.Forecast>;

export const burnUpPoint = z
  .object({ date: localDate, planned: z.number(), logged: z.number().nullable() })
  .meta({ id: 'BurnUpPoint' }) satisfies z.ZodType<learning.BurnUpPoint>;

export const strength = z.enum(['claimed', 'checked', 'verified', 'endorsed']);
export const itemStateName = z.enum(['open', 'done', 'skipped', 'deferred']);

export const itemState = z
  .object({
    state: itemStateName,
    strength: strength.nullable(),
    until: localDate.nullable(),
    since: instant.nullable(),
  })
  .meta({ id: 'ItemState' }) satisfies z.ZodType<learning.ItemState>;

export const evidenceEntry = z
  .object({
    type: z.literal('evidence'),
    id,
    at: instant,
    itemId,
    strength,
    kind: z.string(),
    subject: z.string(),
    value: z.number().nullable(),
    note: z.string(),
    link: z.string().nullable(),
    /** The day that it is about, where it was written on another. */
    on: localDate.exactOptional(),
    runId: id.exactOptional(),
    digest: z
      .string()
      .exactOptional()
      .meta({ description: 'SHA-256, in hex, of the text that it is about, where it is about one.' }),
  })
  .meta({ id: 'EvidenceEntry' }) satisfies z.ZodType<learning.EvidenceEntry>;

const runEntry = z.object({
  type: z.literal('run'),
  id,
  at: instant,
  projectId: id,
  check: z.string(),
  variant: z.string().nullable(),
  route: z.enum(['direct', 'tunnel', 'clone', 'loopback']),
  status: z.enum(['pass', 'fail', 'error']),
  strength: z.enum(['checked', 'verified']),
  digest: z.string(),
});

const withdrawalEntry = z.object({ type: z.literal('withdrawal'), id, at: instant, evidenceId: id, note: z.string() });
const stateEntry = z.object({
  type: z.literal('state'),
  id,
  at: instant,
  itemId,
  state: z.enum(['open', 'skipped', 'deferred']),
  until: localDate.nullable(),
  note: z.string(),
});

export const ledgerEntry = z
  .discriminatedUnion('type', [evidenceEntry, withdrawalEntry, stateEntry, runEntry])
  .meta({ id: 'LedgerEntry' }) satisfies z.ZodType<learning.LedgerEntry>;

export const signalStatus = z
  .object({
    itemId,
    ruleId: z.string().nullable(),
    title: z.string(),
    phaseId: itemId.nullable(),
    satisfied: z.boolean(),
    state: itemStateName,
    strength: strength.nullable(),
    progress: z.number(),
    evidenceIds: z.array(id),
    missing: z.string(),
  })
  .meta({ id: 'SignalStatus' }) satisfies z.ZodType<learning.SignalStatus>;

export const pillarStatus = z
  .object({
    itemId,
    title: z.string(),
    phaseId: itemId.nullable(),
    successMetric: z.string(),
    satisfied: z.int(),
    total: z.int(),
    skipped: z.int(),
    strength: strength.nullable(),
  })
  .meta({ id: 'PillarStatus' }) satisfies z.ZodType<learning.PillarStatus>;
