/** Requests for an endorsement, and endorsements: what is signed. `docs/endorsements.md` describes both. */
import { z } from 'zod';
import { signed } from '../signed/schema.ts';
import { nameProblem, noteProblem, pageAddress } from './words.ts';

/** No receipt passes for one of these, nor one of these for the other. */
export const REQUEST_TYPE = 'waymark-endorsement-request+jws';
export const ENDORSEMENT_TYPE = 'waymark-endorsement+jws';

const at = z.iso.datetime().max(40);
const digest = z.string().regex(/^[0-9a-f]{64}$/);
/** Of what was asked, of what was written, of an exchange: what an attempt may hold, with room. */
const longText = z.string().max(20_000);
const line = z.string().max(1_000);
const name = z.string().refine((value) => nameProblem(value) === null);
const headers = z.array(z.tuple([line, line])).max(60);
const message = { headers, body: longText.nullable() };
const answer = z.union([z.int().min(0).max(50), line]).nullable();

/** @see explanationExchange: the same without the run’s id, which says nothing to anybody else */
const exchange = z.strictObject({
  check: line.nullable(),
  base: line.nullable(),
  method: line,
  target: z.string().max(10_000),
  request: z.strictObject(message),
  response: z.strictObject({ status: z.int(), ...message }),
});

const question = z.strictObject({
  question: z.string().max(4_000),
  options: z.array(line).max(50),
  answer,
  right: z.boolean(),
  rightPlace: z.int().nullable(),
  rightText: line.nullable(),
  why: z.string().max(4_000),
});

const signer = { instance: z.string().max(100), mode: z.enum(['local', 'hosted']) };

/** What a learner's instance signs: somebody is asked to endorse this very text. */
export const requestPayload = z.strictObject({
  version: z.literal(1),
  id: z.uuid(),
  ...signer,
  /** The learner's name, as they gave it. */
  from: name,
  askedAt: at,
  explanation: z.string().regex(/^[a-z0-9-]{1,80}$/),
  attempt: z.string().min(1).max(300),
  title: z.string().max(300),
  /** What was asked, Markdown. */
  asked: longText,
  finishedAt: at,
  text: z.string().min(1).max(20_000),
  /** SHA-256 of the text as UTF-8, in hex. */
  digest,
  /** What the program that scored it counted it as. */
  strength: z.enum(['claimed', 'checked']),
  /** The rubric's ideas, each with the piece of the text that counted for it. */
  ideas: z.array(z.strictObject({ name: line, means: longText, quote: longText.nullable() })).max(60),
  exchange: exchange.nullable(),
  questions: z.array(question).max(20),
});

export type RequestPayload = z.infer<typeof requestPayload>;

/** How somebody looked before they signed. */
export const looked = z.enum(['read', 'talked']);

/** What the other person's instance signs. The request is in it whole, so that nobody has to keep both. */
export const endorsementPayload = z.strictObject({
  version: z.literal(1),
  id: z.uuid(),
  ...signer,
  request: signed.strict(),
  digest,
  name,
  /** A page of theirs, which may name their key. */
  page: z
    .string()
    .refine((value) => pageAddress(value) === value)
    .nullable(),
  looked,
  /** As far as they can tell, the words are the learner's: without that there is nothing to sign. */
  ownWords: z.literal(true),
  note: z.string().refine((value) => noteProblem(value) === null),
  endorsedAt: at,
});

export type EndorsementPayload = z.infer<typeof endorsementPayload>;
