import { z } from 'zod';
import { defineRoute } from '../route.ts';
import { id, instant, itemId, localDate, shortText } from '../schemas/common.ts';
import { forecast, itemState, reflowReport, strength } from '../schemas/learning.ts';
import { counts, diagnostic, itemKind, reconciliation, roadmapModel } from '../schemas/roadmap.ts';
import { programme, programmeParams } from './programmes.ts';

const itemParams = programmeParams.extend({ kind: z.string().max(40), slug: z.string().max(160) });
const at = '/api/programmes/{programme}/tailor';
const known = '/api/programmes/{programme}/items/{kind}/{slug}/known';
/** Whole documents travel here. */
const BODY_LIMIT = 30_000_000;

const source = z.string().max(20_000_000).meta({ description: 'The whole roadmap as Markdown.' });
const version = z.int().min(0);
const line = z.int().min(1);
const hours = z.number().min(0).max(999_999);
const words = { text: shortText.optional(), url: z.string().max(2_000).optional(), hours: hours.optional() };

/** One change of a roadmap: only the lines of its item change. */
export const roadmapEdit = z
  .union([
    z.strictObject({
      type: z.literal('set'),
      id: itemId,
      patch: z.strictObject({
        ...words,
        title: shortText.optional(),
        text: z.string().max(20_000).optional(),
        checked: z.boolean().optional(),
      }),
    }),
    z.strictObject({ type: z.literal('move'), id: itemId, before: itemId }),
    z.strictObject({ type: z.literal('move'), id: itemId, after: itemId }),
    z.strictObject({ type: z.literal('drop'), id: itemId }),
    z.strictObject({
      type: z.literal('add'),
      kind: itemKind,
      title: shortText,
      ...words,
      after: itemId.optional(),
      phaseId: itemId.optional(),
    }),
    z.strictObject({ type: z.literal('split'), id: itemId, title: shortText, items: z.array(itemId).max(10_000) }),
  ])
  .meta({ id: 'RoadmapEdit' });

/** What a learner's own rule may ask for: proof of one kind, of one or several subjects. */
const ownLeaf = z.strictObject({
  kind: z.enum(['challenge', 'exercise', 'quiz', 'explanation', 'check']),
  subject: z.array(z.string().min(1).max(120)).min(1).max(100),
  atLeast: z.int().min(1).max(100).exactOptional(),
  minValue: z.number().min(0).max(1).exactOptional(),
  minStrength: strength.exactOptional(),
});
export const ownRule = z.strictObject({ evidence: ownLeaf }).meta({
  id: 'OwnRule',
  description: 'What proves an item, by the learner’s own decision; like a rule of proofs.yaml.',
});

const ruleAtLine = z.strictObject({
  line,
  rule: ownRule.nullable().meta({ description: 'null takes the rule away.' }),
});
const kept = z
  .array(z.strictObject({ id: itemId, line }))
  .max(100_000)
  .meta({ description: 'Items that the editor knows to be the same, with the line on which they begin now.' });

const text = {
  source: source.optional(),
  edits: z
    .array(roadmapEdit)
    .max(2_000)
    .optional()
    .meta({ description: 'In place of `source`: changes of the document in force.' }),
  kept: kept.default([]),
  rules: z.array(ruleAtLine).max(2_000).default([]),
};
const isOne = (input: { source?: string | undefined; edits?: unknown[] | undefined }): boolean =>
  (input.source === undefined) !== (input.edits === undefined);
const ONE = { error: 'send either source or edits' };

export const roadmapDraft = z
  .object({
    baseVersion: version,
    source,
    kept,
    rules: z.array(ruleAtLine),
    version,
    /** Which page wrote it last. */
    writer: z.string(),
    updatedAt: instant,
  })
  .meta({ id: 'RoadmapDraft' });

export const versionOrigin = z.enum(['imported', 'duplicated', 'saved', 'restored', 'merged', 'synced']);

const provable = z.object({
  kind: ownLeaf.shape.kind,
  subject: z.string(),
  title: z.string(),
});

const phaseHours = z.object({
  id: itemId,
  title: z.string(),
  before: z.number().nullable().meta({ description: 'Hours of planned work; null for a phase that is new.' }),
  after: z.number().nullable().meta({ description: 'null for one that is gone.' }),
});
const outlook = z.object({ hours: z.number(), endDate: localDate.nullable(), forecast: forecast.nullable() });

/** What goes when an item goes. */
export const orphan = z
  .object({ id: itemId, kind: itemKind, title: z.string(), evidence: z.int(), minutes: z.int(), note: z.boolean() })
  .meta({
    id: 'Orphan',
    description: 'An item without a match in the new text, and what the learner has kept under it.',
  });

export const tailorPreview = z
  .object({
    counts,
    diagnostics: z.array(diagnostic),
    /** In words, the first few hundred. */
    changes: z.array(z.object({ kind: z.enum(['added', 'removed', 'changed', 'moved']), itemId, says: z.string() })),
    changeCount: z.int(),
    orphans: z.array(orphan),
    phases: z.array(phaseHours),
    /** Both planned afresh from today, so that the difference is what the changes do. */
    before: outlook,
    after: outlook,
    /** Whether the learner has a plan; without one the document's own suggestion was used. */
    planned: z.boolean(),
  })
  .meta({ id: 'TailorPreview' });

export const documentVersion = z
  .object({
    version,
    createdAt: instant,
    current: z.boolean(),
    origin: versionOrigin,
    fromVersion: version.nullable(),
    summary: z.array(z.string()),
    changes: z.int(),
  })
  .meta({ id: 'DocumentVersion' });

export const saved = z.object({
  version,
  reconciliation,
  orphans: z.array(orphan),
  counts,
  diagnostics: z.array(diagnostic),
  report: reflowReport.nullable(),
});

export const knownView = z
  .object({
    state: itemState,
    /** Left out of the plan on the learner's word. */
    known: z.boolean(),
    /** Minutes of the plan that it would free, or has freed. */
    minutes: z.int(),
    /** What the learner chose to test out by. */
    testOut: ownRule.nullable(),
    ways: z.array(
      provable.extend({
        rule: ownRule,
        /** Whether the proof is there already. */
        met: z.boolean(),
        missing: z.string(),
      }),
    ),
  })
  .meta({ id: 'KnownView' });
const knownChange = z.object({ state: itemState, report: reflowReport.nullable(), minutes: z.int() });

export const tailorRoutes = {
  duplicateProgramme: defineRoute({
    method: 'POST',
    path: '/api/programmes/{programme}/duplicate',
    feature: 'tailor',
    status: 201,
    params: programmeParams,
    summary: 'Make a copy of a programme that knows what it was made from, and work on that one from now on.',
    body: z.strictObject({
      title: shortText.optional(),
      progress: z
        .boolean()
        .default(true)
        .meta({ description: 'Whether evidence, states, notes and hours come along.' }),
    }),
    response: programme,
  }),
  getTailor: defineRoute({
    method: 'GET',
    path: at,
    feature: 'tailor',
    params: programmeParams,
    summary: 'The draft of a tailored roadmap, the version in force, and what own rules can ask for.',
    response: z.object({
      programme: z.object({ id, title: z.string(), planned: z.boolean() }),
      version,
      versionAt: instant,
      draft: roadmapDraft.nullable(),
      rules: z.array(z.object({ itemId, rule: ownRule })),
      /** Items whose proof the content pack decides. */
      ruled: z.array(itemId),
      provable: z.array(provable),
      bases: z.array(
        z.object({
          upstream: z.enum(['pack', 'programme']),
          upstreamId: z.string(),
          version,
          hash: z.string(),
          takenAt: instant,
        }),
      ),
    }),
  }),
  putRoadmapDraft: defineRoute({
    method: 'PUT',
    path: `${at}/draft`,
    feature: 'tailor',
    bodyLimit: BODY_LIMIT,
    params: programmeParams,
    summary: 'Save what is being written, if no other page wrote since `version`.',
    body: z.strictObject({
      baseVersion: version,
      source,
      kept: kept.default([]),
      rules: z.array(ruleAtLine).max(2_000).default([]),
      version,
      writer: z.string().max(100).default(''),
    }),
    response: z.object({ version, updatedAt: instant }),
  }),
  discardRoadmapDraft: defineRoute({
    method: 'DELETE',
    path: `${at}/draft`,
    feature: 'tailor',
    status: 204,
    params: programmeParams,
    summary: 'Throw the draft away; the version in force stays.',
  }),
  previewTailor: defineRoute({
    method: 'POST',
    path: `${at}/preview`,
    feature: 'tailor',
    effect: 'none',
    bodyLimit: BODY_LIMIT,
    params: programmeParams,
    summary: 'What a text or changes would do to hours, the plan and the forecast; stores nothing.',
    body: z.strictObject(text).refine(isOne, ONE),
    response: tailorPreview,
  }),
  saveTailor: defineRoute({
    method: 'POST',
    path: `${at}/save`,
    feature: 'tailor',
    status: 201,
    bodyLimit: BODY_LIMIT,
    params: programmeParams,
    summary: 'Make it the version in force and plan again, if nobody made another since `baseVersion`.',
    body: z.strictObject({ ...text, baseVersion: version }).refine(isOne, ONE),
    response: saved,
  }),
  listVersions: defineRoute({
    method: 'GET',
    path: `${at}/versions`,
    feature: 'tailor',
    params: programmeParams,
    summary: 'Every version of the roadmap, newest first.',
    response: z.object({ versions: z.array(documentVersion) }),
  }),
  getVersion: defineRoute({
    method: 'GET',
    path: `${at}/versions/{version}`,
    feature: 'tailor',
    params: programmeParams.extend({ version: z.coerce.number().int().min(1).max(1_000_000_000) }),
    summary: 'One version: its text, its items, and what it changed.',
    response: documentVersion.extend({
      source: z.string(),
      dialect: z.enum(['waymark', 'generic']),
      roadmap: roadmapModel,
      diagnostics: z.array(diagnostic),
      /** Against the version before it. */
      says: z.array(z.string()),
    }),
  }),
  restoreVersion: defineRoute({
    method: 'POST',
    path: `${at}/versions/{version}/restore`,
    feature: 'tailor',
    status: 201,
    params: programmeParams.extend({ version: z.coerce.number().int().min(1).max(1_000_000_000) }),
    summary: 'Bring an older version back as a new one, with its ids and its own rules.',
    body: z.strictObject({ baseVersion: version }),
    response: saved,
  }),
  getKnown: defineRoute({
    method: 'GET',
    path: known,
    feature: 'tailor',
    params: itemParams,
    summary: 'Ways to show that an item is known already, and what that saves.',
    response: knownView,
  }),
  putKnown: defineRoute({
    method: 'PUT',
    path: known,
    feature: 'tailor',
    params: itemParams,
    summary: 'Say that an item is known already (claimed), or take that back; the plan follows.',
    body: z.strictObject({ known: z.boolean() }),
    response: knownChange,
  }),
  putTestOut: defineRoute({
    method: 'PUT',
    path: `${known}/test-out`,
    feature: 'tailor',
    params: itemParams,
    summary: 'Test out of an item: once that proof is there, it counts as known. null takes it back.',
    body: z.strictObject({ rule: ownRule.nullable() }),
    response: knownChange,
  }),
};
