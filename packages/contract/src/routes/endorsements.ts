import { z } from 'zod';
import { looked } from '../endorsement/schema.ts';
import { defineRoute } from '../route.ts';
import { id, instant, slug } from '../schemas/common.ts';
import { signed } from '../signed/schema.ts';
import { explanationExchange, explanationQuestion } from './explanations.ts';
import { itemChange } from './items.ts';
import { programmeParams } from './programmes.ts';

const at = '/api/programmes/{programme}/endorsements';
const endorsementParams = programmeParams.extend({ endorsement: id });
const attemptParams = programmeParams.extend({ explanation: slug, attempt: id });

/** A text of 20,000 characters, an exchange and what was asked, encoded twice over. */
const FILE_LIMIT = 1_000_000;

const signedFile = signed
  .strict()
  .meta({ id: 'SignedFile', description: 'A flattened JWS; `docs/endorsements.md` says what is in it.' });

/** Whatever somebody was sent: what is wrong with it is said in words, not field by field. */
const anyFile = z.unknown().meta({ description: 'A signed file as it was saved.' });

/** Shorter and longer ones are refused in words by the service. */
const given = z.string().max(10_000);

/** Whether the page of whoever endorsed names the key: `unread` where it could not be read. */
const look = z.object({
  found: z.enum(['named', 'unnamed', 'unread']),
  reason: z.string().meta({ description: 'Why it could not be read; empty otherwise.' }),
  lookedAt: instant,
});

export const endorsement = z
  .object({
    /** Of its evidence, too. */
    id,
    explanation: slug,
    attempt: id,
    digest: z.string().meta({ description: 'SHA-256 of the text that it is about, in hex.' }),
    name: z.string().meta({ description: 'As whoever signed gave it: nobody has checked it.' }),
    page: z.string().nullable(),
    key: z.string().meta({ description: 'Thumbprint (RFC 7638) of the key that signed.' }),
    looked,
    note: z.string(),
    endorsedAt: instant,
    takenAt: instant,
    /** null where there is no page, or nobody looked yet. */
    look: look.nullable(),
    withdrawn: z.boolean(),
    /** Whether the explanation shows as endorsed by it: it is not withdrawn, and the evidence of its text stands. */
    counts: z.boolean(),
  })
  .meta({ id: 'Endorsement' });

export const endorsementRequest = z
  .object({
    from: z.string(),
    askedAt: instant,
    explanation: slug,
    title: z.string(),
    html: z.string().meta({ description: 'What was asked; safe to show.' }),
    text: z.string().meta({ description: 'With a mark for each character that cannot be seen.' }),
    hidden: z.int().meta({ description: 'Characters in the text that cannot be seen, or turn it around.' }),
    digest: z.string(),
    /** What a program counted it as. */
    strength: z.enum(['claimed', 'checked']),
    ideas: z.array(z.object({ name: z.string(), means: z.string(), quote: z.string().nullable() })),
    exchange: explanationExchange.nullable(),
    questions: z.array(explanationQuestion),
    key: z.string().meta({ description: 'Thumbprint of the key that asks.' }),
    isOwn: z.boolean().meta({ description: 'Asked with the key of this very instance: it cannot sign that.' }),
  })
  .meta({ id: 'EndorsementRequest' });

export const endorsementRoutes = {
  askEndorsement: defineRoute({
    method: 'POST',
    path: '/api/programmes/{programme}/explanations/{explanation}/attempts/{attempt}/ask',
    feature: 'endorsements',
    params: attemptParams,
    effect: 'none',
    summary: 'A signed file that asks somebody to endorse the text of an attempt that passed.',
    body: z.strictObject({ name: given }),
    response: signedFile,
  }),
  readEndorsementRequest: defineRoute({
    method: 'POST',
    path: '/api/endorsement-requests/read',
    feature: 'endorsements',
    effect: 'none',
    bodyLimit: FILE_LIMIT,
    summary: 'What somebody asks to have endorsed, once its signature fits.',
    body: z.strictObject({ request: anyFile }),
    response: endorsementRequest,
  }),
  signEndorsement: defineRoute({
    method: 'POST',
    path: '/api/endorsement-requests/sign',
    feature: 'endorsements',
    effect: 'none',
    bodyLimit: FILE_LIMIT,
    summary: 'Endorse what somebody asks for: signed with the key of this instance, kept by nobody but you.',
    body: z.strictObject({
      request: anyFile,
      name: given,
      page: given.nullable().default(null),
      looked,
      ownWords: z.boolean(),
      note: given,
    }),
    response: signedFile,
  }),
  takeEndorsement: defineRoute({
    method: 'POST',
    path: at,
    feature: 'endorsements',
    params: programmeParams,
    effect: 'in-steps',
    bodyLimit: FILE_LIMIT,
    summary: 'Take an endorsement in; the same one twice is taken in once. Then the page that it names is looked at.',
    body: z.strictObject({ endorsement: anyFile }),
    response: z.object({ endorsement, isNew: z.boolean(), change: itemChange.nullable() }),
  }),
  listEndorsements: defineRoute({
    method: 'GET',
    path: at,
    feature: 'endorsements',
    params: programmeParams,
    query: z.object({ explanation: slug.optional() }),
    summary: 'Endorsements that were taken in, newest first.',
    response: z.object({ endorsements: z.array(endorsement) }),
  }),
  getEndorsement: defineRoute({
    method: 'GET',
    path: `${at}/{endorsement}`,
    feature: 'endorsements',
    params: endorsementParams,
    summary: 'The file of an endorsement as it was taken in, to be verified by anybody without us.',
    response: signedFile,
  }),
  lookAtEndorser: defineRoute({
    method: 'POST',
    path: `${at}/{endorsement}/look`,
    feature: 'endorsements',
    params: endorsementParams,
    effect: 'in-steps',
    summary: 'Look again whether the page of whoever endorsed names their key.',
    body: z.strictObject({}),
    response: endorsement,
  }),
};
