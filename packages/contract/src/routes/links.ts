import { z } from 'zod';
import { defineRoute } from '../route.ts';
import { instant, itemId } from '../schemas/common.ts';
import { linkHealth } from '../schemas/links.ts';
import { programmeParams } from './programmes.ts';

const at = '/api/programmes/{programme}/links';

export const linkReport = z
  .object({
    /** Pages that the roadmap links to. */
    total: z.int(),
    counts: z.object({
      alive: z.int(),
      moved: z.int(),
      failing: z.int(),
      dead: z.int(),
      closed: z.int(),
      unasked: z.int(),
      unchecked: z.int(),
    }),
    /** The latest look at any of them. */
    lookedAt: instant.nullable(),
    /** Whether this instance looks at links at all. */
    isOn: z.boolean(),
    /** The worst first; `url` is without the place in the page. */
    links: z.array(
      linkHealth.extend({
        /** The items that link there. */
        items: z.array(z.object({ itemId, title: z.string() })),
      }),
    ),
    /** How many more there are than one answer carries. */
    more: z.int(),
  })
  .meta({ id: 'LinkReport' });

export const looked = z.object({
  /** `more`: call again to go on; `offline`: nobody answered at all, so nothing was noted. */
  state: z.enum(['done', 'more', 'offline']),
  /** Pages that were looked at now. */
  looked: z.int(),
  /** Pages that are still to be looked at. */
  left: z.int(),
  /** Left out: looked at minutes ago, or somebody is looking just now. */
  recent: z.int(),
  /** Left out: their host wants to be left alone, until `restUntil` at the earliest. */
  resting: z.int(),
  restUntil: instant.nullable(),
});

export const linkRoutes = {
  listLinks: defineRoute({
    method: 'GET',
    path: at,
    feature: 'links',
    params: programmeParams,
    summary: 'How the links of the roadmap stand: those that need a look, or all of them.',
    query: z.strictObject({ show: z.enum(['unhealthy', 'all']).default('unhealthy') }),
    response: linkReport,
  }),
  checkLinks: defineRoute({
    method: 'POST',
    path: `${at}/check`,
    feature: 'links',
    params: programmeParams,
    effect: 'in-steps',
    summary: 'Look at the links again, sparingly: one, or all of them; call again while the state is `more`.',
    body: z.strictObject({
      /** One of the roadmap’s links; all of them where it is left out. */
      url: z.string().min(1).max(4_000).optional(),
    }),
    response: looked,
  }),
};
