import { z } from 'zod';
import { defineRoute } from '../route.ts';
import { id, instant, localDate, minutesSpent, slug } from '../schemas/common.ts';
import { programmeParams } from './programmes.ts';

const at = '/api/programmes/{programme}';
/** Any text: what is no id of an entry belongs to none, which is a 404 and no broken rule. */
const entryParams = programmeParams.extend({ entry: z.string() });
/** As the brief rest-api asks: at most 100 kB. */
const BODY_LIMIT = 100_000;

const title = z.string().min(1).max(200);
const note = z.string().max(20_000);
const link = z.url({ protocol: /^https?$/ }).max(2_000);

const page = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
  .pipe(z.int().min(1))
  .meta({ description: 'Counted from 1.' });
const limit = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
  .pipe(z.int().min(1).max(100))
  .meta({ description: 'Entries of a page: 20 unless said otherwise, at most 100.' });
const paged = z.object({ page: page.optional(), limit: limit.optional() });

export const stage = z.enum(['wishlist', 'applied', 'screening', 'interview', 'offer', 'rejected', 'withdrawn']);

const givenApplication = {
  company: title.meta({ examples: ['Harbour Books'] }),
  role: z.string().max(200).default(''),
  stage: stage.default('applied'),
  /** With a date, and beyond the wish list, it proves that the learner is applying. */
  appliedOn: localDate.nullable().default(null),
  link: link.nullable().default(null),
  nextStep: z.string().max(500).default(''),
  remindOn: localDate.nullable().default(null),
  notes: note.default(''),
  closed: z.boolean().default(false),
};

export const application = z
  .object({
    id,
    company: z.string(),
    role: z.string(),
    stage,
    appliedOn: localDate.nullable(),
    link: z.string().nullable(),
    nextStep: z.string(),
    remindOn: localDate.nullable(),
    notes: z.string(),
    closed: z.boolean(),
    createdAt: instant,
  })
  .meta({ id: 'Application' });

const givenDemo = {
  title: title.meta({ examples: ['The reading list, live'] }),
  /** Today where it is left out. */
  date: localDate.optional(),
  /** To the work or a recording of it; a demo counts once it has one. */
  link: link.nullable().default(null),
  audience: z.string().max(200).default(''),
  shown: note.default(''),
  projectId: id.nullable().default(null),
};

export const demo = z
  .object({
    id,
    title: z.string(),
    date: localDate,
    link: z.string().nullable(),
    audience: z.string(),
    shown: z.string(),
    projectId: id.nullable(),
    createdAt: instant,
  })
  .meta({ id: 'Demo' });

const points = z.record(slug, z.int().min(0).max(10));

const givenMockInterview = {
  topic: title.meta({ examples: ['Binary search, aloud'] }),
  date: localDate.optional(),
  /** Alone against the clock, or with somebody who asks. */
  way: z.enum(['solo', 'buddy']).default('solo'),
  withWhom: z.string().max(200).default(''),
  minutes: minutesSpent.default(45),
  /** A rubric of the content pack; null gives no score. */
  rubric: slug.nullable().default(null),
  /** For each criterion of the rubric that was scored. */
  points: points.default({}),
  workOn: note.default(''),
};

export const mockInterview = z
  .object({
    id,
    topic: z.string(),
    date: localDate,
    way: z.enum(['solo', 'buddy']),
    withWhom: z.string(),
    minutes: z.int(),
    rubric: z.string().nullable(),
    points: z.record(z.string(), z.int()),
    /** 0 to 1, over the criteria that were scored; null without any. */
    score: z.number().nullable(),
    workOn: z.string(),
    createdAt: instant,
  })
  .meta({ id: 'MockInterview' });

export const rubric = z
  .object({
    slug,
    title: z.string(),
    intro: z.string(),
    criteria: z.array(
      z.object({
        slug,
        title: z.string(),
        /** What each number of points looks like, from 0. */
        levels: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'Rubric' });

const list = <T extends z.ZodType>(of: T) =>
  z.object({
    items: z.array(of),
    total: z.int().meta({ description: 'All that match, not only those of this page.' }),
  });

export const logRoutes = {
  listApplications: defineRoute({
    method: 'GET',
    path: `${at}/applications`,
    feature: 'logs',
    params: programmeParams,
    summary: 'Job applications, oldest first, a page at a time.',
    query: paged.extend({ closed: z.enum(['true', 'false']).optional() }),
    response: list(application),
  }),
  addApplication: defineRoute({
    method: 'POST',
    path: `${at}/applications`,
    feature: 'logs',
    params: programmeParams,
    status: 201,
    location: `${at}/applications/{id}`,
    bodyLimit: BODY_LIMIT,
    summary: 'Record a job application, or one that is only wished for; unknown fields are ignored.',
    body: z.object(givenApplication),
    response: application,
  }),
  getApplication: defineRoute({
    method: 'GET',
    path: `${at}/applications/{entry}`,
    feature: 'logs',
    params: entryParams,
    summary: 'One application.',
    response: application,
  }),
  putApplication: defineRoute({
    method: 'PUT',
    path: `${at}/applications/{entry}`,
    feature: 'logs',
    params: entryParams,
    bodyLimit: BODY_LIMIT,
    summary: 'Replace an application as a whole: what is left out gets its default; unknown fields are ignored.',
    body: z.object(givenApplication),
    response: application,
  }),
  deleteApplication: defineRoute({
    method: 'DELETE',
    path: `${at}/applications/{entry}`,
    feature: 'logs',
    params: entryParams,
    summary: 'Take an application away; its evidence is withdrawn.',
    status: 204,
  }),
  listDemos: defineRoute({
    method: 'GET',
    path: `${at}/demos`,
    feature: 'logs',
    params: programmeParams,
    summary: 'Demos, oldest first, a page at a time.',
    query: paged,
    response: list(demo),
  }),
  addDemo: defineRoute({
    method: 'POST',
    path: `${at}/demos`,
    feature: 'logs',
    params: programmeParams,
    status: 201,
    location: `${at}/demos/{id}`,
    bodyLimit: BODY_LIMIT,
    summary: 'Log a demo; it counts once it has a link or a recording.',
    body: z.strictObject(givenDemo),
    response: demo,
  }),
  getDemo: defineRoute({
    method: 'GET',
    path: `${at}/demos/{entry}`,
    feature: 'logs',
    params: entryParams,
    summary: 'One demo.',
    response: demo,
  }),
  putDemo: defineRoute({
    method: 'PUT',
    path: `${at}/demos/{entry}`,
    feature: 'logs',
    params: entryParams,
    bodyLimit: BODY_LIMIT,
    summary: 'Replace a demo as a whole.',
    body: z.strictObject(givenDemo),
    response: demo,
  }),
  deleteDemo: defineRoute({
    method: 'DELETE',
    path: `${at}/demos/{entry}`,
    feature: 'logs',
    params: entryParams,
    summary: 'Take a demo away; its evidence is withdrawn.',
    status: 204,
  }),
  listMockInterviews: defineRoute({
    method: 'GET',
    path: `${at}/mock-interviews`,
    feature: 'logs',
    params: programmeParams,
    summary: 'Mock interviews, oldest first, a page at a time.',
    query: paged,
    response: list(mockInterview),
  }),
  addMockInterview: defineRoute({
    method: 'POST',
    path: `${at}/mock-interviews`,
    feature: 'logs',
    params: programmeParams,
    status: 201,
    location: `${at}/mock-interviews/{id}`,
    bodyLimit: BODY_LIMIT,
    summary: 'Log a mock interview, scored against a rubric or not.',
    body: z.strictObject(givenMockInterview),
    response: mockInterview,
  }),
  getMockInterview: defineRoute({
    method: 'GET',
    path: `${at}/mock-interviews/{entry}`,
    feature: 'logs',
    params: entryParams,
    summary: 'One mock interview.',
    response: mockInterview,
  }),
  putMockInterview: defineRoute({
    method: 'PUT',
    path: `${at}/mock-interviews/{entry}`,
    feature: 'logs',
    params: entryParams,
    bodyLimit: BODY_LIMIT,
    summary: 'Replace a mock interview as a whole.',
    body: z.strictObject(givenMockInterview),
    response: mockInterview,
  }),
  deleteMockInterview: defineRoute({
    method: 'DELETE',
    path: `${at}/mock-interviews/{entry}`,
    feature: 'logs',
    params: entryParams,
    summary: 'Take a mock interview away; its evidence is withdrawn.',
    status: 204,
  }),
  getRubrics: defineRoute({
    method: 'GET',
    path: `${at}/rubrics`,
    feature: 'logs',
    params: programmeParams,
    summary: 'The rubrics that mock interviews are scored against.',
    response: z.object({ rubrics: z.array(rubric) }),
  }),
};
