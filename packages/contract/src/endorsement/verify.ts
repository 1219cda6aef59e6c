/**
 * Verifies requests and endorsements with nothing but themselves. Runs in the page, in the terminal, in the server and in
 * tests; everything it reads is hostile.
 */
import { signed, type Signed } from '../signed/schema.ts';
import { jsonOf, sha256, signedBy, typeOf } from '../signed/verify.ts';
import {
  endorsementPayload, ENDORSEMENT_TYPE, requestPayload, REQUEST_TYPE, type EndorsementPayload, type RequestPayload,
} from './schema.ts'; // prettier-ignore

/** `own`: everything fits, but the same key asked and endorsed. */
interface No {
  ok: false;
  code: 'unreadable' | 'own';
  reason: string;
}

export type VerifiedRequest = { ok: true; payload: RequestPayload; key: string } | No;

export type VerifiedEndorsement =
  | {
      ok: true;
      payload: EndorsementPayload;
      /** Thumbprint of the key that endorsed. */
      key: string;
      request: RequestPayload;
      /** Thumbprint of the key that asked. */
      askedBy: string;
      /** The file as it is kept: its three parts and nothing else. */
      file: Signed;
    }
  | No;

const no = (reason: string, code: No['code'] = 'unreadable'): No => ({ ok: false, code, reason });

/** @param value a request as JSON gave it @returns what it says, or why it must not be believed */
export async function verifyRequest(value: unknown): Promise<VerifiedRequest> {
  const opened = await open(value, REQUEST_TYPE, 'request for an endorsement');
  if (!opened.ok) return opened;
  const payload = requestPayload.safeParse(opened.content);
  if (!payload.success) return no(unreadable('request for an endorsement', opened.content));
  const { text, digest, ideas } = payload.data;
  if ((await sha256(text)) !== digest) return no('The text in it is not the one that its digest names.');
  if (!ideas.every(({ quote }) => quote === null || text.includes(quote)))
    return no('A sentence that it says counted does not stand in the text.');
  return { ok: true, payload: payload.data, key: opened.key };
}

/** @param value an endorsement as JSON gave it @returns what it says, or why it must not be believed */
export async function verifyEndorsement(value: unknown): Promise<VerifiedEndorsement> {
  const opened = await open(value, ENDORSEMENT_TYPE, 'endorsement');
  if (!opened.ok) return opened;
  const parsed = endorsementPayload.safeParse(opened.content);
  if (!parsed.success) return no(unreadable('endorsement', opened.content));
  const payload = parsed.data;
  const request = await verifyRequest(payload.request);
  if (!request.ok) return no(`The request that it endorses does not hold. ${request.reason}`);
  if (request.payload.digest !== payload.digest) return no('It names another text than the request that it carries.');
  if (request.key === opened.key)
    return no('The same key asked for it and signed it: nobody else has endorsed anything here.', 'own');
  return { ok: true, payload, key: opened.key, request: request.payload, askedBy: request.key, file: opened.file };
}

type Opened = { ok: true; content: unknown; key: string; file: Signed } | No;

async function open(value: unknown, type: string, what: string): Promise<Opened> {
  const parsed = signed.strict().safeParse(value);
  if (!parsed.success) return no(`This is no ${what}, or it is damaged.`);
  const said = typeOf(parsed.data);
  if (said !== type) return no(`This is no ${what}${said === null ? '' : (OTHERS[said] ?? '')}.`);
  const checked = await signedBy(parsed.data, type);
  if (checked === null) return no('The signature does not fit: something in it was changed after it was signed.');
  return { ok: true, content: jsonOf(checked.text), key: checked.key, file: parsed.data };
}

const OTHERS: Record<string, string> = {
  [REQUEST_TYPE]: ' but a request for one: open it where somebody endorses',
  [ENDORSEMENT_TYPE]: ' but an endorsement: whoever asked for it takes it in',
  'waymark-receipt+jws': ' but the receipt of a run',
};

function unreadable(what: string, content: unknown): string {
  const version = typeof content === 'object' && content !== null && 'version' in content ? content.version : 1;
  const isNewer = typeof version === 'number' && version > 1;
  if (isNewer) return `It was made by a newer Waymark than this one. Update this one, then open it again.`;
  return `It is signed, but no ${what} that this Waymark can read.`;
}

/** @returns what kind of signed file it says it is; null for anything else. Proves nothing. */
export function kindOf(value: unknown): 'request' | 'endorsement' | null {
  const parsed = signed.strict().safeParse(value);
  const type = parsed.success ? typeOf(parsed.data) : null;
  return type === REQUEST_TYPE ? 'request' : type === ENDORSEMENT_TYPE ? 'endorsement' : null;
}

export {
  endorsementPayload, ENDORSEMENT_TYPE, requestPayload, REQUEST_TYPE, type EndorsementPayload, type RequestPayload,
} from './schema.ts'; // prettier-ignore
export { type Signed } from '../signed/schema.ts';
export * from './words.ts';
