import { z } from 'zod';
import { defineRoute } from '../route.ts';
import { id, instant, localDate } from '../schemas/common.ts';
import { programmeParams } from './programmes.ts';

const at = '/api/programmes/{programme}/contributions';
const hash = z.string().regex(/^[0-9a-f]{40}$/);
const address = z.string().min(3).max(254);
/** As hosts allow them: no path can be made of one. */
const user = z.string().regex(/^[A-Za-z0-9](?:[\w.-]{0,98})$/);
const repositoryName = z.string().regex(/^(?!\.+\/)[\w.-]{1,100}\/(?!\.+$)[\w.-]{1,100}$/);

const source = z.object({
  source: z.string(),
  kind: z.enum(['local', 'host']),
  label: z.string(),
  readAt: instant,
  /** Counted from here since the programme began. */
  counted: z.int(),
  /** Of a repository on the learner's machine: where reading goes on. */
  heads: z.array(hash),
  /** The addresses it was read for. */
  authors: z.array(z.string()),
  /** Of a host: whether a reading is not over yet, and when it may go on. */
  pending: z.boolean(),
  waitUntil: instant.nullable(),
});

export const contributions = z
  .object({
    /** First day that counts: when the programme begins. */
    since: localDate,
    total: z.int(),
    commits: z.int(),
    pullRequests: z.int(),
    authors: z.array(z.string()),
    sources: z.array(source),
    days: z.array(z.object({ date: localDate, count: z.int() })),
  })
  .meta({ id: 'Contributions' });

/** What a piece of reading at a host came to. */
const reading = z.object({
  /** `more`: call again to go on; `waiting`: the host asks us to come back later. */
  state: z.enum(['done', 'more', 'waiting']),
  waitUntil: instant.nullable(),
  requests: z.int(),
  /** New ones of this piece. */
  added: z.int(),
  /** Lists that are still to be read, as far as is known. */
  left: z.int(),
  /** What could not be read, in words; nothing that was counted is lost. */
  problem: z.string().nullable(),
});

export const contributionRoutes = {
  getContributions: defineRoute({
    method: 'GET',
    path: at,
    feature: 'contributions',
    params: programmeParams,
    summary: 'Commits and pull requests that were counted, where they were read, and how far.',
    response: contributions,
  }),
  reportCommits: defineRoute({
    method: 'POST',
    path: `${at}/commits`,
    feature: 'contributions',
    params: programmeParams,
    summary: 'Record commits that the command line read in a repository of the learner; each counts once.',
    bodyLimit: 1024 * 1024,
    body: z.strictObject({
      source: z.string().regex(/^local:[\w.-]{1,100}$/),
      label: z.string().min(1).max(200),
      authors: z.array(address).min(1).max(20),
      commits: z.array(z.strictObject({ id: hash, day: localDate })).max(5_000),
      /** The ends of its branches, once all of it was sent; null while more follows. */
      heads: z.array(hash).max(500).nullable(),
    }),
    response: z.object({ added: z.int(), total: z.int() }),
  }),
  readHost: defineRoute({
    method: 'POST',
    path: `${at}/host`,
    feature: 'contributions',
    params: programmeParams,
    effect: 'in-steps',
    summary: 'Read on at GitHub, or at the host that this instance asks; call again while the state is `more`.',
    body: z.strictObject({
      user: user.meta({ examples: ['ada'] }),
      /** Repositories of others that the learner contributes to. */
      repositories: z.array(repositoryName).max(50).default([]),
    }),
    response: reading,
  }),
  forgetSource: defineRoute({
    method: 'DELETE',
    path: `${at}/{source}`,
    feature: 'contributions',
    params: programmeParams.extend({ source: id }),
    summary: 'Forget a source and what only it had counted.',
    status: 204,
  }),
};
