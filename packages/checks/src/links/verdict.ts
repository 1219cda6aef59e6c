/** What an answer, or the lack of one, says of a page. */
import type { TransportFault, WireResponse } from '../ports/transport.ts';

/** As `LinkLook` of the rules has it, which judge a link by more than one look. */
export type Found =
  | { kind: 'alive' }
  | { kind: 'moved'; to: string }
  | { kind: 'gone'; reason: string }
  | { kind: 'unsure'; reason: string; retryAt: string | null }
  | { kind: 'closed'; reason: string; retryAt: string | null }
  | { kind: 'unasked'; reason: string };

/** Statuses of a server that is there and does not serve programs, or not now: people often see the page. */
const CLOSED = new Set([401, 402, 403, 405, 406, 407, 421, 429, 451, 999]);
/** What somebody on the way says, not the server (RFC 6585): sign in to this network first. */
export const NOT_THE_SERVER = 511;

/** Certificates that no browser takes either. */
const DEAD_CERTIFICATES: Record<string, string> = {
  CERT_HAS_EXPIRED: 'Its certificate has run out.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'Its certificate is for another name.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'It signed its certificate itself.',
};
/** A server that leaves out a part of its chain, or a network that reads along: browsers often know the missing part. */
const UNKNOWN_ISSUERS = new Set([
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'SELF_SIGNED_CERT_IN_CHAIN',
]);

/** @param retryAt when the server wants to be asked again, ISO 8601; null where it did not say */
export function ofStatus(status: number, retryAt: string | null): Found {
  if ((status >= 200 && status < 300) || status === 304) return { kind: 'alive' };
  if (status === 404) return { kind: 'gone', reason: 'It answers 404: there is no such page.' };
  if (status === 410) return { kind: 'gone', reason: 'It answers 410: the page is gone for good.' };
  if (status === 429) return { kind: 'closed', reason: 'It answers 429: it was asked too often.', retryAt };
  if (CLOSED.has(status)) return { kind: 'closed', reason: `It answers ${status}: it lets no program look.`, retryAt };
  if (status === NOT_THE_SERVER)
    return { kind: 'unsure', reason: 'The network here wants somebody to sign in first.', retryAt: null };
  const what = status >= 500 ? 'something is broken there' : 'no page came';
  return { kind: 'unsure', reason: `It answers ${status}: ${what}.`, retryAt };
}

/** @param isFirst false where a redirect led there */
export function ofFault(fault: TransportFault, isFirst: boolean): Found {
  if (fault.code === 'blocked') {
    const [, why = 'it is not public'] = /^This address is not asked: (.*)\.$/s.exec(fault.message) ?? [];
    return isFirst
      ? { kind: 'unasked', reason: `${capital(short(why))}.` }
      : { kind: 'unsure', reason: 'It redirects to an address that is not asked.', retryAt: null };
  }
  if (fault.code === 'unknown-host') return { kind: 'gone', reason: fault.message };
  if (fault.code === 'tls') return ofCertificate(fault);
  return { kind: 'unsure', reason: short(fault.message), retryAt: null };
}

function ofCertificate({ cause, message }: TransportFault): Found {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const dead = DEAD_CERTIFICATES[code];
  if (dead !== undefined) return { kind: 'gone', reason: dead };
  if (UNKNOWN_ISSUERS.has(code))
    return { kind: 'closed', reason: 'Its certificate cannot be verified from here.', retryAt: null };
  return { kind: 'unsure', reason: short(message), retryAt: null };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function short(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

export function headerOf({ headers }: Pick<WireResponse, 'headers'>, name: string): string | null {
  return headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? null;
}

/**
 * When a server wants to be asked again (RFC 9110, 10.2.3): seconds, or a date.
 *
 * @returns ISO 8601; null where it does not say, or says what cannot be read
 */
export function retryAtOf(response: Pick<WireResponse, 'headers'>, now: Date): string | null {
  const said = headerOf(response, 'retry-after')?.slice(0, 60).trim() ?? '';
  const time = /^\d{1,9}$/.test(said) ? now.getTime() + Number(said) * 1_000 : Date.parse(said);
  return Number.isNaN(time) || !/\d/.test(said) ? null : new Date(time).toISOString();
}

/** Whether two addresses are one page to a person: `http` for `https`, `www.` and a slash at the end are no move. */
export function isSamePage(one: string, other: string): boolean {
  const plain = (text: string): string | null => {
    const url = URL.parse(text);
    return url === null
      ? null
      : `${url.host.replace(/^www\./, '').replace(/:443$|:80$/, '')}${url.pathname.replace(/\/+$/, '')}${url.search}`;
  };
  return plain(one) === plain(other);
}
