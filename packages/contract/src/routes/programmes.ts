import { z } from 'zod';
import { defineRoute } from '../route.ts';
import { id, instant, localDate, shortText } from '../schemas/common.ts';
import { planSettings, reflowReport } from '../schemas/learning.ts';
import { counts, diagnostic, documentInput, reconciliation, roadmapModel } from '../schemas/roadmap.ts';
import { itemState } from '../schemas/learning.ts';

/** `current` stands for the programme that the learner works on. */
export const programmeParams = z.object({ programme: id.meta({ examples: ['current'] }) });

export const programme = z
  .object({
    id,
    title: z.string(),
    createdAt: instant,
    current: z.boolean(),
    /** Whether it has a plan. */
    planned: z.boolean(),
    startDate: localDate.nullable(),
    endDate: localDate.nullable(),
    /** Grows with every write: two equal revisions are the same programme. */
    revision: z.int(),
  })
  .meta({ id: 'Programme' });

export const programmeDetail = programme
  .extend({
    settings: planSettings.nullable(),
    /** What the document itself suggests, for the first plan. */
    suggestedSettings: planSettings,
    counts,
    purpose: z.string().nullable(),
    audience: z.string().nullable(),
  })
  .meta({ id: 'ProgrammeDetail' });

const effort = z.object({ minutes: z.int(), first: localDate.nullable(), last: localDate.nullable() });

export const roadmapView = z
  .object({
    roadmap: roadmapModel,
    counts,
    diagnostics: z.array(diagnostic),
    /** By item id; an item that is not listed is open and untouched. */
    states: z.record(z.string(), itemState),
    /** Minutes logged, by item id. */
    logged: z.record(z.string(), z.int()),
    /** Planned blocks, by item id. */
    planned: z.record(z.string(), effort),
    /** Ids of items with a note. */
    noted: z.array(z.string()),
    /** Ids of items with a link that is dead. */
    deadLinks: z.array(z.string()),
  })
  .meta({ id: 'RoadmapView' });

export const programmeRoutes = {
  listProgrammes: defineRoute({
    method: 'GET',
    path: '/api/programmes',
    feature: 'programmes',
    summary: 'List the programmes.',
    response: z.object({ programmes: z.array(programme) }),
  }),
  importRoadmap: defineRoute({
    method: 'POST',
    path: '/api/programmes',
    feature: 'programmes',
    status: 201,
    bodyLimit: 30_000_000,
    summary: 'Import a roadmap: makes a programme of it and works on that one from now on.',
    body: documentInput.and(z.object({ title: shortText.optional() })),
    response: z.object({ programme, counts, diagnostics: z.array(diagnostic) }),
  }),
  lintRoadmap: defineRoute({
    method: 'POST',
    path: '/api/lint',
    feature: 'programmes',
    effect: 'none',
    bodyLimit: 30_000_000,
    summary: 'Read a roadmap and say what is in it and what is wrong with it; stores nothing.',
    body: documentInput,
    response: z.object({ counts, diagnostics: z.array(diagnostic) }),
  }),
  getProgramme: defineRoute({
    method: 'GET',
    path: '/api/programmes/{programme}',
    feature: 'programmes',
    params: programmeParams,
    summary: 'One programme with its settings.',
    response: programmeDetail,
  }),
  selectProgramme: defineRoute({
    method: 'POST',
    path: '/api/programmes/{programme}/select',
    feature: 'programmes',
    params: programmeParams,
    summary: 'Work on this programme from now on.',
    response: programme,
  }),
  getRoadmap: defineRoute({
    method: 'GET',
    path: '/api/programmes/{programme}/roadmap',
    feature: 'programmes',
    params: programmeParams,
    summary: 'The whole roadmap with the state of every item.',
    response: roadmapView,
  }),
  updateRoadmap: defineRoute({
    method: 'PUT',
    path: '/api/programmes/{programme}/roadmap',
    feature: 'programmes',
    params: programmeParams,
    bodyLimit: 30_000_000,
    summary: 'Take a new version of the document: items keep their ids, what cannot be matched is listed.',
    body: documentInput,
    response: z.object({ reconciliation, counts, diagnostics: z.array(diagnostic), report: reflowReport.nullable() }),
  }),
};
