import { z } from 'zod';
import { defineRoute } from '../route.ts';
import { instant, itemId } from '../schemas/common.ts';
import { reflowReport } from '../schemas/learning.ts';
import { counts, itemKind, reconciliation } from '../schemas/roadmap.ts';
import { programmeParams } from './programmes.ts';
import { orphan, tailorPreview } from './tailor.ts';

const at = '/api/programmes/{programme}/upstream';
/** Choices may carry texts of their own. */
const BODY_LIMIT = 30_000_000;

const from = z.enum(['pack', 'programme']).meta({
  description: 'The content pack’s roadmap, or the programme that this one was duplicated from.',
});
const kind = z.enum(['added', 'removed', 'changed', 'moved']);
const value = z.union([z.string(), z.number(), z.boolean()]).nullable();
const told = z.object({ itemId, says: z.string() });

export const upstreamChange = z
  .object({
    itemId,
    itemKind,
    title: z.string(),
    kind,
    status: z.enum(['clean', 'same', 'conflict']).meta({
      description: '`same`: the programme says so already. `conflict`: it says something else; somebody has to decide.',
    }),
    reason: z.enum(['both-changed', 'changed-and-removed', 'both-moved']).nullable(),
    /** The added or removed item that it was added or removed with. */
    within: itemId.nullable(),
    fields: z.array(
      z.object({ itemId, kind, field: z.string().nullable(), title: z.string(), before: value, after: value }),
    ),
    says: z.array(z.string()),
    hours: z.number().meta({ description: 'Hours of work that it adds, or takes away.' }),
    base: z.string().nullable(),
    mine: z.string().nullable(),
    theirs: z.string().nullable(),
    suggested: z.enum(['take', 'leave']).nullable().meta({ description: 'null where the learner has to decide.' }),
  })
  .meta({ id: 'UpstreamChange' });

export const upstreamView = z
  .object({
    upstreams: z.array(
      z.object({
        from,
        title: z.string(),
        /** Changes that the programme does not have yet. */
        changes: z.int(),
        conflicts: z.int(),
        takenAt: instant,
      }),
    ),
    /** Which of them this is about; null where the programme has none. */
    from: from.nullable(),
    /** Of base, upstream and programme together: a merge is about what was seen. */
    state: z.string(),
    changes: z.array(upstreamChange),
    /** Items that the upstream has dropped and under which the learner has kept something. */
    homeless: z.array(orphan),
    /** What was left when changes were taken last. */
    leftOut: z.array(told),
    planned: z.boolean(),
  })
  .meta({ id: 'UpstreamView' });

const chosen = {
  from,
  state: z.string().max(100),
  choices: z
    .array(
      z.strictObject({
        itemId,
        choice: z.enum(['take', 'leave', 'own']),
        text: z.string().max(100_000).optional().meta({ description: 'Markdown of the item’s own lines, for `own`.' }),
      }),
    )
    .max(100_000)
    .default([])
    .meta({ description: 'What is not named here goes as suggested.' }),
  homes: z
    .array(z.strictObject({ itemId, to: itemId }))
    .max(10_000)
    .default([])
    .meta({ description: 'Dropped items and the new ones that what was kept under them goes to.' }),
};

export const upstreamPreview = tailorPreview
  .extend({ undecided: z.array(itemId).meta({ description: 'Contradictions without a choice.' }) })
  .meta({ id: 'UpstreamPreview' });

export const upstreamRoutes = {
  getUpstream: defineRoute({
    method: 'GET',
    path: at,
    feature: 'upstream',
    params: programmeParams,
    query: z.object({ from: from.optional() }),
    summary: 'What changed in the roadmap that this one was made from, and what that means here.',
    response: upstreamView,
  }),
  previewUpstream: defineRoute({
    method: 'POST',
    path: `${at}/preview`,
    feature: 'upstream',
    effect: 'none',
    bodyLimit: BODY_LIMIT,
    params: programmeParams,
    summary: 'What a choice of those changes would do to hours, plan and forecast; stores nothing.',
    body: z.strictObject(chosen),
    response: upstreamPreview,
  }),
  mergeUpstream: defineRoute({
    method: 'POST',
    path: `${at}/merge`,
    feature: 'upstream',
    status: 201,
    bodyLimit: BODY_LIMIT,
    params: programmeParams,
    summary: 'Take and leave changes as chosen: a new version, a new plan, and a new base.',
    body: z.strictObject(chosen),
    response: z.object({
      version: z.int(),
      /** Whether there is a new version: none where everything was left. */
      changed: z.boolean(),
      taken: z.int(),
      left: z.int(),
      orphans: z.array(orphan),
      report: reflowReport.nullable(),
    }),
  }),
  askUpstreamAgain: defineRoute({
    method: 'POST',
    path: `${at}/ask-again`,
    feature: 'upstream',
    params: programmeParams,
    summary: 'Be asked again about what was left the last time.',
    body: z.strictObject({ from }),
    response: z.object({ changes: z.int() }),
  }),
  syncRoadmap: defineRoute({
    method: 'POST',
    path: `${at}/sync`,
    feature: 'upstream',
    status: 201,
    bodyLimit: BODY_LIMIT,
    params: programmeParams,
    summary: 'Take the text of a file as the new version, if nobody made another since `baseVersion`.',
    body: z.strictObject({
      source: z.string().max(20_000_000),
      kept: z
        .array(z.strictObject({ id: itemId, line: z.int().min(1) }))
        .max(100_000)
        .default([]),
      baseVersion: z.int().min(0),
    }),
    response: z.object({
      version: z.int(),
      reconciliation,
      orphans: z.array(orphan),
      counts,
      report: reflowReport.nullable(),
    }),
  }),
};
