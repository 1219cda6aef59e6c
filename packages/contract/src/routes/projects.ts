import { z } from 'zod';
import { defineRoute } from '../route.ts';
import { id, instant } from '../schemas/common.ts';
import { terms } from '../schemas/checks.ts';
import { signalStatus } from '../schemas/learning.ts';
import { programmeParams } from './programmes.ts';
import { run } from './runs.ts';

const projectParams = programmeParams.extend({ project: id });
const at = '/api/programmes/{programme}/projects';

/** An address of the learner's server or repository; what of it may be asked is decided when it is. */
const address = z.url({ protocol: /^https?$/ }).max(2_000);
const repository = z
  .string()
  .min(1)
  .max(2_000)
  .meta({ examples: ['https://github.com/ada/books'] });

const given = {
  name: z.string().trim().min(1).max(120),
  terms: z.union([z.enum(['todos', 'posts']), terms]).meta({ description: 'A contract by its name, or own names.' }),
  repository: repository.nullable(),
  startCommand: z.string().max(500).nullable(),
  baseUrl: address.nullable(),
  framework: z.string().max(60).nullable(),
};

export const project = z
  .object({
    id,
    name: z.string(),
    terms,
    repository: z.string().nullable(),
    startCommand: z.string().nullable(),
    baseUrl: z.string().nullable(),
    archived: z.boolean(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Project' });

/** One check of the ladder, and how the project stands there. */
export const rung = z
  .object({
    check: z.string(),
    title: z.string(),
    needs: z.array(z.string()),
    variants: z.array(z.object({ name: z.string(), title: z.string() })),
    uses: z.array(z.enum(['http', 'lifecycle', 'instances', 'repository', 'site', 'provider'])),
    /** `failing`: it passed once, and a later run did not. */
    state: z.enum(['open', 'passed', 'failed', 'failing']),
    strength: z.enum(['checked', 'verified']).nullable(),
    /** When a run last passed. */
    passedAt: instant.nullable(),
    lastRun: run.nullable(),
    /** The line to paste into a terminal. */
    command: z.string(),
  })
  .meta({ id: 'Rung' });

export const projectRoutes = {
  listProjects: defineRoute({
    method: 'GET',
    path: at,
    feature: 'projects',
    params: programmeParams,
    summary: 'The learner’s projects, and the signals that checks carry.',
    response: z.object({
      projects: z.array(project.extend({ passed: z.int(), rungs: z.int(), failing: z.array(z.string()) })),
      signals: z.array(signalStatus),
      commandLine: z
        .string()
        .meta({ description: 'What a learner types before the verb, in the folder of a project.' }),
    }),
  }),
  addProject: defineRoute({
    method: 'POST',
    path: at,
    feature: 'projects',
    params: programmeParams,
    status: 201,
    summary: 'Declare a project: its name, its contract, where it is.',
    body: z.strictObject({
      name: given.name,
      terms: given.terms.default('todos'),
      repository: given.repository.default(null),
      startCommand: given.startCommand.default(null),
      baseUrl: given.baseUrl.default(null),
      // Left out, it is what the terms say.
      framework: given.framework.optional(),
    }),
    response: project,
  }),
  getProject: defineRoute({
    method: 'GET',
    path: `${at}/{project}`,
    feature: 'projects',
    params: projectParams,
    summary: 'A project with its ladder: every check, what the last run said, and the command to run it.',
    response: z.object({
      project,
      ladder: z.array(rung),
      sameMachine: z.boolean().meta({
        description: 'The learner runs this server: it can ask a port of its own machine (route `loopback`).',
      }),
    }),
  }),
  editProject: defineRoute({
    method: 'PATCH',
    path: `${at}/{project}`,
    feature: 'projects',
    params: projectParams,
    summary: 'Change a project; an archived one keeps its evidence and is not checked any more.',
    body: z.strictObject({
      name: given.name.optional(),
      terms: given.terms.optional(),
      repository: given.repository.optional(),
      startCommand: given.startCommand.optional(),
      baseUrl: given.baseUrl.optional(),
      framework: given.framework.optional(),
      archived: z.boolean().optional(),
    }),
    response: project,
  }),
  getBrief: defineRoute({
    method: 'GET',
    path: '/api/checks/{check}/brief',
    feature: 'projects',
    params: z.object({ check: z.string().regex(/^[a-z0-9-]{1,60}$/) }),
    summary: 'What a check asks for, as HTML that is safe to show.',
    response: z.object({ check: z.string(), title: z.string(), html: z.string(), markdown: z.string() }),
  }),
};
