/** What a push to Notion makes there, and what earlier ones made. The token stays with whoever pushes. */
import { z } from 'zod';
import { defineRoute } from '../route.ts';
import { programmeParams } from './programmes.ts';

const at = '/api/programmes/{programme}/notion/{page}';
const params = programmeParams.extend({
  page: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .meta({ description: 'Id of the page in Notion that everything is made in.' }),
});
const name = z.string().min(1).max(400);
const json = z.record(z.string(), z.unknown());
const hash = z.string().max(100);

export const notionObject = z
  .object({
    kind: z.enum(['page', 'database', 'row']),
    object: name,
    /** Page or database that it stands in; null for the one that stands in the learner's page. */
    parent: name.nullable(),
    title: z.string(),
    /** Of a row: what it is about. */
    key: z.string(),
    /** As Notion’s interface has them. */
    blocks: z.array(json),
    properties: json,
    /** Of all that; another one means that it has changed. */
    hash,
  })
  .meta({ id: 'NotionObject' });

export const notionMade = z
  .strictObject({
    object: name,
    notionId: z
      .string()
      .max(100)
      .nullable()
      .meta({ description: 'null while it is not known whether a request that was cut off made it.' }),
    hash,
    blocks: z.array(z.string().max(100)).max(10_000),
  })
  .meta({ id: 'NotionMade' });

export const notionRoutes = {
  getNotion: defineRoute({
    method: 'GET',
    path: at,
    feature: 'notion',
    params,
    summary: 'What a push to that page of Notion makes, in order, and what earlier ones made.',
    response: z.object({ objects: z.array(notionObject), made: z.array(notionMade) }),
  }),
  putNotionMade: defineRoute({
    method: 'PUT',
    path: at,
    feature: 'notion',
    params,
    summary: 'Keep what was made in Notion, so that the next push changes it.',
    bodyLimit: 2_000_000,
    body: z.strictObject({ made: z.array(notionMade).max(100), gone: z.array(name).max(1_000) }),
    status: 204,
  }),
};
