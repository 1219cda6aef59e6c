/** The roadmap model as schemas; the types are those of @waymark/roadmap. */
import type * as roadmap from '@waymark/roadmap';
import { z } from 'zod';
import { itemId } from './common.ts';

const lineRange = z.object({ start: z.int(), end: z.int() });
const link = z.object({ text: z.string(), url: z.string() });

const ITEM_KINDS = [
  'prerequisite',
  'tool',
  'pillar',
  'phase',
  'action',
  'resource',
  'deliverable',
  'quick-win',
  'leverage-move',
  'week',
  'day',
  'signal',
  'metric',
  'practice',
  'prompt',
  'note',
] as const satisfies readonly roadmap.ItemKind[];

export const itemKind = z.enum(ITEM_KINDS);

function item<K extends roadmap.ItemKind>(kind: K) {
  return z.object({ id: itemId, kind: z.literal(kind), title: z.string(), text: z.string(), lines: lineRange });
}

const inPhase = { links: z.array(link), checked: z.boolean().nullable(), parentId: itemId.nullable() };
const action = item('action').extend(inPhase);
const deliverable = item('deliverable').extend(inPhase);
const resource = item('resource').extend({
  ...inPhase,
  url: z.string().nullable(),
  hours: z.number().nullable(),
  remark: z.string(),
  prerequisites: z.array(z.string()),
});
const phase = item('phase').extend({
  depth: z.int(),
  parentId: itemId.nullable(),
  weeks: z.number().nullable(),
  hours: z.number().nullable(),
  goal: z.string(),
  actions: z.array(action),
  resources: z.array(resource),
  deliverables: z.array(deliverable),
  effortHours: z.number().nullable(),
});
const day = item('day').extend({ weekdays: z.array(z.int()) });

export const roadmapModel = z
  .object({
    title: z.string(),
    snapshot: z.object({
      purpose: z.string().nullable(),
      audience: z.string().nullable(),
      weeks: z.number().nullable(),
      hoursPerWeek: z.number().nullable(),
      lines: lineRange.nullable(),
    }),
    prerequisites: z.array(item('prerequisite')),
    tools: z.array(item('tool').extend({ checked: z.boolean() })),
    pillars: z.array(
      item('pillar').extend({ weeks: z.number().nullable(), focus: z.string(), successMetric: z.string() }),
    ),
    phases: z.array(phase),
    quickWins: z.array(item('quick-win').extend({ links: z.array(link) })),
    leverageMoves: z.array(item('leverage-move')),
    weeks: z.array(item('week').extend({ days: z.array(day) })),
    signals: z.array(item('signal').extend({ phaseId: itemId.nullable(), checked: z.boolean() })),
    metrics: z.array(item('metric')),
    practices: z.array(item('practice')),
    prompts: z.array(item('prompt')),
    notes: z.array(item('note')),
  })
  .meta({ id: 'Roadmap' }) satisfies z.ZodType<roadmap.Roadmap>;

export const diagnostic = z
  .object({
    line: z.int(),
    code: z.string(),
    severity: z.enum(['error', 'warning', 'info']),
    message: z.string(),
  })
  .meta({ id: 'Diagnostic' }) satisfies z.ZodType<roadmap.Diagnostic>;

export const counts = z
  .object({
    prerequisites: z.int(),
    tools: z.int(),
    pillars: z.int(),
    phases: z.int(),
    actions: z.int(),
    resources: z.int(),
    resourceHours: z.number(),
    deliverables: z.int(),
    quickWins: z.int(),
    leverageMoves: z.int(),
    weeks: z.int(),
    days: z.int(),
    signals: z.int(),
    metrics: z.int(),
    practices: z.int(),
    prompts: z.int(),
  })
  .meta({ id: 'Counts' }) satisfies z.ZodType<roadmap.Counts>;

export const reconciliation = z
  .object({
    kept: z.array(itemId),
    added: z.array(itemId),
    unmatched: z.array(z.object({ id: itemId, kind: itemKind, title: z.string() })),
  })
  .meta({ id: 'Reconciliation' }) satisfies z.ZodType<roadmap.Reconciliation>;

/** A document on its way in: text, or bytes where the encoding is in doubt. */
export const documentInput = z
  .strictObject({
    source: z.string().max(20_000_000).optional().meta({ description: 'The Markdown as text.' }),
    base64: z
      .base64()
      .max(28_000_000)
      .optional()
      .meta({ description: 'The file’s bytes, for a text of doubtful encoding.' }),
  })
  .refine((input) => (input.source === undefined) !== (input.base64 === undefined), {
    error: 'send either source or base64',
  });

/** Any single item, as the item panel shows it. */
export const anyItem = z
  .looseObject({ id: itemId, kind: itemKind, title: z.string(), text: z.string(), lines: lineRange })
  .meta({ id: 'Item', description: 'One item of a roadmap, with the fields of its kind.' });
