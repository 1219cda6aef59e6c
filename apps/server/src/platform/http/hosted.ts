/**
 * Until accounts come, one access token stands for the learner on an instance that somebody else runs. A program sends it as
 * `Authorization: Bearer`; a browser gives it once on the sign-in page and keeps a cookie made from it.
 */
import { AppError } from '@waymark/contract';
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Identify } from './access.ts';
import { refuseOtherOrigins } from './local-guard.ts';
import { escapeHtml, formPage, smallPage } from './page.ts';

export interface Gate {
  identify: Identify;
  /** Throws for a request that may not come in at all. */
  guard: (request: Request) => void;
  /** An answer where a page may not be shown, or is the sign-in page itself; null lets it through. */
  page: (request: Request) => Promise<Response | null>;
}

export interface HostedOptions {
  token: string;
  /** As people open it; its host is the only one that is answered to. */
  publicUrl: string | null;
  clock?: () => number;
}

const COOKIE = '__Host-waymark';
/** Over plain http, in tests and behind a proxy on one machine, browsers refuse the prefix. */
const PLAIN_COOKIE = 'waymark';
const THIRTY_DAYS = 30 * 86_400;
/** Wrong tokens that are looked at in a minute, over all who try: a token of 32 characters outlives that by far. */
const TRIES = 30;
const MINUTE_MS = 60_000;

/** Shown to anybody: what a stranger needs to verify a receipt, and the files that pages are made of. */
const OPEN_PAGES =
  /^\/(verify$|_app\/|favicon\.svg$|icon-[a-z0-9-]+\.png$|manifest\.webmanifest$|service-worker\.js$|shell\.html$|engine\/)/;

export function hostedGate({ token, publicUrl, clock = Date.now }: HostedOptions): Gate {
  const session = createHmac('sha256', token).update('waymark session').digest('base64url');
  const isSecure = publicUrl?.startsWith('https:') ?? false;
  const cookie = isSecure ? COOKIE : PLAIN_COOKIE;
  const host = publicUrl === null ? null : new URL(publicUrl).host;
  let tries: number[] = [];

  const identify: Identify = (request) => {
    const bearer = /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
    const isKnown = bearer === undefined ? isSame(cookieOf(request, cookie), session) : isSame(bearer, token);
    return { role: isKnown ? 'token-holder' : 'anonymous' };
  };

  async function signIn(request: Request): Promise<Response> {
    const form = new URLSearchParams((await request.text()).slice(0, 4_000));
    const now = clock();
    tries = tries.filter((at) => now - at < MINUTE_MS);
    if (tries.length >= TRIES)
      return signInPage(429, 'Too many wrong tokens in a minute. Wait a moment, then try again.');
    if (!isSame(form.get('token') ?? '', token)) {
      tries.push(now);
      return signInPage(401, 'That is not the access token of this instance. Whoever runs it can tell you.');
    }
    const flags = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${THIRTY_DAYS}${isSecure ? '; Secure' : ''}`;
    const headers = { location: '/', 'set-cookie': `${cookie}=${session}; ${flags}`, 'cache-control': 'no-store' };
    return new Response(null, { status: 303, headers });
  }

  return {
    identify,
    guard(request) {
      const asked = request.headers.get('host') ?? '';
      if (host !== null && asked !== host)
        throw new AppError('foreign-origin', `This Waymark answers as ${host} only: open it by that name.`);
      refuseOtherOrigins(request, asked);
    },
    async page(request) {
      const { pathname } = new URL(request.url);
      if (pathname === '/sign-in') return request.method === 'POST' ? signIn(request) : signInPage(200, '');
      if (OPEN_PAGES.test(pathname) || identify(request).role !== 'anonymous') return null;
      if (request.method !== 'GET' && request.method !== 'HEAD') return smallPage(401, 'Sign in first', [LINK]);
      return new Response(null, { status: 303, headers: { location: '/sign-in', 'cache-control': 'no-store' } });
    },
  };
}

const LINK = '<a href="/sign-in">Go to the sign-in page</a>.';

function signInPage(status: number, problem: string): Response {
  const said = problem === '' ? '' : `<p role="alert">${escapeHtml(problem)}</p>`;
  return formPage(
    status,
    'Sign in',
    `${said}<form method="post" action="/sign-in"><p><label for="token">Access token of this instance</label><br>
<input id="token" name="token" type="password" autocomplete="current-password" required autofocus></p>
<p><button>Sign in</button></p></form>`,
  );
}

function cookieOf(request: Request, name: string): string {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([key]) => key === name)?.[1] ?? '';
}

/** In a time that says nothing about where they differ. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
