/** How a link of a roadmap stands. */
import type * as learning from '@waymark/learning';
import { z } from 'zod';
import { instant } from './common.ts';

const STANDINGS = ['unchecked', 'alive', 'moved', 'failing', 'dead', 'closed', 'unasked'] as const satisfies readonly (
  learning.LinkStanding | 'unchecked'
)[];

export const linkHealth = z
  .object({
    /** As the roadmap has it. */
    url: z.string(),
    /**
     * `failing`: no answer lately, not called dead yet. `closed`: somebody answers, and shows the page to no program.
     * `unasked`: an address that Waymark does not ask. `unchecked`: nobody looked yet.
     */
    standing: z.enum(STANDINGS),
    /** One sentence; empty where there is nothing to say. */
    reason: z.string(),
    lookedAt: instant.nullable(),
    /** Since when it does not answer. */
    failingSince: instant.nullable(),
    /** Where the page is now, for good. */
    movedTo: z.string().nullable(),
    /** Where the Internet Archive shows its latest copy, should it have one; of a link that does not answer. */
    archiveUrl: z.string().nullable(),
  })
  .meta({ id: 'LinkHealth' });
