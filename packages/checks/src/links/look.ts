/** One look at one link: its head is asked for, and where that is not done there, its page up to its first byte. */
import { TransportFault, type Transport, type WireLimits, type WireResponse } from '../ports/transport.ts';
import type { Turns } from './turns.ts';
import { headerOf, isSamePage, NOT_THE_SERVER, ofFault, ofStatus, retryAtOf, type Found } from './verdict.ts';

export type { Found } from './verdict.ts';

/** What a server gave to ask whether anything changed (RFC 9110, section 13). */
export interface Validators {
  etag: string | null;
  lastModified: string | null;
}

export interface LookOptions {
  /** @throws TransportFault for an address that may not be asked */
  open: (origin: string) => Transport;
  turns: Turns;
  /** Who asks, for whoever reads their server's log. */
  userAgent: string;
  now: () => Date;
  limits?: Partial<WireLimits>;
  /** Asked before each request: whether to begin a look, or to go on with one. */
  isWanted?: (isBegun: boolean) => boolean;
}

export interface Looked extends Validators {
  found: Found;
  /** Somebody there spoke HTTP to us: proof that our own network works. */
  answered: boolean;
}

const LIMITS: WireLimits = {
  connectMs: 8_000,
  firstByteMs: 10_000,
  totalMs: 12_000,
  bodyBytes: 16 * 1024,
  headerBytes: 32 * 1024,
};
const REDIRECTS = 5;
/** What servers do that were never asked for a head before. */
const HEAD_FAULTS: readonly string[] = ['closed', 'not-http', 'half-response', 'no-first-byte'];
const PERMANENT = [301, 308];
/** An address that is longer is none to tell anybody. */
const LONGEST = 2_000;
const NO_VALIDATORS: Validators = { etag: null, lastModified: null };

/**
 * @param page address without the place in it
 * @returns null where it was not finished: stopped, or a host on the way wants to be left alone
 */
export async function lookAt(
  page: string,
  known: Validators,
  options: LookOptions,
  signal: AbortSignal,
): Promise<Looked | null> {
  const seen = new Set<string>();
  let [url, moved] = [new URL(page), null as string | null];
  let isPermanent = true;
  for (;;) {
    seen.add(url.href);
    const isFirst = seen.size === 1;
    const response = await answerOf(url, isFirst, isFirst ? known : NO_VALIDATORS, options, signal);
    if (response === null) return null;
    if (response instanceof TransportFault)
      return { found: ofFault(response, isFirst), answered: !isFirst, ...NO_VALIDATORS };
    const location = isRedirect(response) ? headerOf(response, 'location') : null;
    if (location === null) return told(page, moved, response, isFirst ? known : null, options.now());
    const next = URL.parse(location, url);
    if (next === null || !/^https?:$/.test(next.protocol))
      return answered(lost('It redirects to no address of the web.'));
    next.hash = '';
    isPermanent &&= PERMANENT.includes(response.status) && next.href.length <= LONGEST;
    if (isPermanent) moved = next.href;
    // Whoever keeps no cookies is often led around like this, where people are not: no sign of a dead page.
    if (seen.has(next.href) || seen.size > REDIRECTS)
      return answered({ kind: 'closed', reason: 'It sends programs round in circles.', retryAt: null });
    url = next;
  }
}

function isRedirect({ status }: WireResponse): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

function told(page: string, moved: string | null, response: WireResponse, known: Validators | null, now: Date): Looked {
  const found = ofStatus(response.status, retryAtOf(response, now));
  const isAlive = found.kind === 'alive';
  if (isAlive && moved !== null && !isSamePage(page, moved)) return answered({ kind: 'moved', to: moved });
  const validators = known === null || !isAlive ? NO_VALIDATORS : validatorsOf(response, known);
  return { found, answered: response.status !== NOT_THE_SERVER, ...validators };
}

function answered(found: Found): Looked {
  return { found, answered: true, ...NO_VALIDATORS };
}

function lost(reason: string): Found {
  return { kind: 'unsure', reason, retryAt: null };
}

/** The head, or where the server does not do that, the beginning of the page; each in a turn of its own. */
async function answerOf(
  url: URL,
  isFirst: boolean,
  known: Validators,
  options: LookOptions,
  signal: AbortSignal,
): Promise<WireResponse | TransportFault | null> {
  const { isWanted = () => true, ...rest } = options;
  const head = await ask('HEAD', url, known, { ...rest, isWanted: () => isWanted(!isFirst) }, signal);
  const isNoMethod =
    head instanceof TransportFault ? HEAD_FAULTS.includes(head.code) : head !== null && isDoubtful(head);
  return isNoMethod ? ask('GET', url, NO_VALIDATORS, { ...rest, isWanted: () => isWanted(true) }, signal) : head;
}

/** A refusal of the head may be one of the page, or of the method; one that asks for patience is believed. */
function isDoubtful(response: WireResponse): boolean {
  return response.status >= 400 && response.status !== 429 && headerOf(response, 'retry-after') === null;
}

interface Asking extends Omit<LookOptions, 'isWanted'> {
  isWanted: () => boolean;
}

async function ask(
  method: 'HEAD' | 'GET',
  url: URL,
  known: Validators,
  { open, turns, userAgent, now, limits, isWanted }: Asking,
  signal: AbortSignal,
): Promise<WireResponse | TransportFault | null> {
  let transport: Transport | undefined;
  try {
    // Before its turn: what may not be asked keeps nobody waiting.
    const way = (transport = open(credentialed(url)));
    const headers: [string, string][] = [['User-Agent', userAgent], ['Accept', '*/*'], ...conditions(known)];
    const target = `${url.pathname}${url.search}`;
    const request = { method, target, headers, body: null, follow: false, limits: { ...LIMITS, ...limits } };
    const work = async (): Promise<WireResponse> => {
      const response = await way.send(request, signal);
      const retryAt = response.status < 400 ? null : retryAtOf(response, now());
      // Within the turn: whoever is next hears of it.
      if (retryAt !== null) turns.rest(url.hostname, Date.parse(retryAt) - now().getTime());
      return response;
    };
    return await turns.take(url.hostname, work, isWanted, signal);
  } catch (error) {
    if (!(error instanceof TransportFault)) throw error;
    return error.code === 'cancelled' ? null : error;
  } finally {
    await transport?.close();
  }
}

/** With a user name in it, so that the guard refuses it instead of asking without. */
function credentialed({ protocol, username, password, host }: URL): string {
  const who = username === '' && password === '' ? '' : `${username}:${password}@`;
  return `${protocol}//${who}${host}`;
}

function conditions({ etag, lastModified }: Validators): [string, string][] {
  if (etag !== null) return [['If-None-Match', etag]];
  return lastModified === null ? [] : [['If-Modified-Since', lastModified]];
}

/** @param known stand on where nothing changed and nothing newer is said */
function validatorsOf(response: WireResponse, known: Validators): Validators {
  const usable = (name: string): string | null => {
    const value = headerOf(response, name);
    return value !== null && value.length <= 200 && /^[\x20-\x7e]+$/.test(value) ? value : null;
  };
  const said = { etag: usable('etag'), lastModified: usable('last-modified') };
  return response.status === 304 && said.etag === null && said.lastModified === null ? known : said;
}
