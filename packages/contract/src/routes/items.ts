import { z } from 'zod';
import { defineRoute } from '../route.ts';
import { id, instant, itemId, localDate, longText, shortText, slug } from '../schemas/common.ts';
import { block, evidenceEntry, itemState, ledgerEntry, reflowReport, signalStatus } from '../schemas/learning.ts';
import { linkHealth } from '../schemas/links.ts';
import { anyItem } from '../schemas/roadmap.ts';
import { programmeParams } from './programmes.ts';
import { timeEntry } from './time.ts';

/** An item id is `<kind>/<slug>`: two parts of the path. */
const itemParams = programmeParams.extend({ kind: z.string().max(40), slug: z.string().max(160) });
const at = '/api/programmes/{programme}/items/{kind}/{slug}';

export const note = z
  .object({
    markdown: z.string(),
    html: z.string().meta({ description: 'Safe to show.' }),
    updatedAt: instant.nullable(),
    version: z.int(),
  })
  .meta({ id: 'Note' });

export const itemDetail = z
  .object({
    item: anyItem,
    /** The item's own text, safe to show. */
    html: z.string(),
    phase: z.object({ id: itemId, title: z.string() }).nullable(),
    state: itemState,
    note,
    plannedMinutes: z.int(),
    loggedMinutes: z.int(),
    blocks: z.array(block),
    timeEntries: z.array(timeEntry),
    /** Ledger entries about this item, newest first. */
    history: z.array(ledgerEntry),
    /** Where a rule speaks of the item (a signal, a deliverable, a quick win): its derived status. */
    signal: signalStatus.nullable(),
    /** Quizzes, explanations and pages that belong to it, or that its rule asks for. */
    ways: z.array(z.object({ kind: z.enum(['quiz', 'explanation', 'page']), slug, title: z.string() })),
    /** How its links to the web stand. */
    links: z.array(linkHealth),
    /** Other items in whose notes a link leads here, the note written last first; `text` is what stands around the link. */
    mentionedIn: z.array(z.object({ itemId, title: z.string(), text: z.string() })),
  })
  .meta({ id: 'ItemDetail' });

/** What a change of evidence or state did. */
export const itemChange = z
  .object({ state: itemState, report: reflowReport.nullable(), signals: z.array(signalStatus) })
  .meta({ id: 'ItemChange', description: '`signals` are those whose status changed.' });

export const itemRoutes = {
  getItem: defineRoute({
    method: 'GET',
    path: at,
    feature: 'items',
    params: itemParams,
    summary: 'One item with its note, hours, blocks and history.',
    response: itemDetail,
  }),
  putNote: defineRoute({
    method: 'PUT',
    path: `${at}/note`,
    feature: 'items',
    params: itemParams,
    bodyLimit: 1_000_000,
    summary: 'Write the note of an item; with `version`, only if nobody wrote since.',
    body: z.strictObject({ markdown: longText, version: z.int().optional() }),
    response: note,
  }),
  addEvidence: defineRoute({
    method: 'POST',
    path: `${at}/evidence`,
    feature: 'evidence',
    params: itemParams,
    status: 201,
    summary: 'Say that it is done: evidence of the strength claimed.',
    body: z.strictObject({
      note: shortText.default(''),
      link: z
        .url({ protocol: /^https?$/ })
        .max(2_000)
        .nullable()
        .default(null),
    }),
    response: itemChange.extend({ entry: evidenceEntry }),
  }),
  putState: defineRoute({
    method: 'PUT',
    path: `${at}/state`,
    feature: 'evidence',
    params: itemParams,
    summary: 'Skip an item, put it off, or open it again.',
    body: z.strictObject({
      state: z.enum(['open', 'skipped', 'deferred']),
      until: localDate.nullable().default(null),
      note: shortText.default(''),
    }),
    response: itemChange,
  }),
  withdrawEvidence: defineRoute({
    method: 'POST',
    path: '/api/programmes/{programme}/evidence/{evidence}/withdraw',
    feature: 'evidence',
    params: programmeParams.extend({ evidence: id }),
    summary: 'Withdraw evidence; the ledger keeps both entries.',
    body: z.strictObject({ note: shortText.default('') }),
    response: itemChange,
  }),
};
