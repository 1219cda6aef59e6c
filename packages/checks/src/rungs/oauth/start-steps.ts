/** On the way to the service. */
import type { Answer } from '../../check/answer.ts';
import { step } from '../../check/define.ts';
import { randomFrom } from '../../check/random.ts';
import { oauthPaths, type Terms } from '../../terms/model.ts';
import { Browser, cookiesOf, covers } from './browser.ts';
import { toService } from './flow.ts';
import { Service } from './service.ts';

export const sendsThere = step({
  id: 'sends-to-the-service',
  title: (terms: Terms) => `GET ${oauthPaths(terms).start} sends the browser to the service, with everything it needs`,
  weight: 2,
  async run(t) {
    const { access } = t.provider;
    const service = new Service(access, randomFrom(t.random.hex(32), 'service'));
    t.provider.answerWith((asked) => service.answer(asked));
    const { answer, to } = await toService(t, new Browser(t));
    expectQuery(
      answer,
      to.searchParams,
      'response_type',
      'code',
      'Ask for a code: "token" is the old way, which hands tokens to the browser.',
    );
    expectQuery(
      answer,
      to.searchParams,
      'client_id',
      access.clientId,
      'Send the value of the variable OAUTH_CLIENT_ID.',
    );
    expectQuery(
      answer,
      to.searchParams,
      'redirect_uri',
      access.redirectUri,
      'Send exactly the value of the variable OAUTH_REDIRECT_URI: never one that is built from the request.',
    );
    expectQuery(
      answer,
      to.searchParams,
      'code_challenge_method',
      'S256',
      'Use PKCE with S256: "plain" shows the verifier to everybody who sees the address.',
    );
    expectShape(
      answer,
      to.searchParams,
      'code_challenge',
      /^[\w-]{43}$/,
      'the SHA-256 of the verifier in base64url, 43 characters',
      'Make a verifier of 32 random bytes, and from it the challenge: base64url(sha256(verifier)).',
    );
    expectShape(
      answer,
      to.searchParams,
      'state',
      /^.{16,500}$/,
      'a random text of 16 characters or more',
      'Send a fresh random state (16 bytes or more), and compare it when the browser comes back.',
    );
    expectShape(
      answer,
      to.searchParams,
      'scope',
      /\S/,
      'what you ask for, e.g. profile email',
      'Say in scope what you want to know, for example "profile email": a service gives away no more than it was asked for.',
    );
    return { service };
  },
});

function expectQuery(answer: Answer, query: URLSearchParams, name: string, wanted: string, advice: string): void {
  const all = query.getAll(name);
  if (all.length === 1 && all[0] === wanted) return;
  answer.fail(
    `${name}: ${wanted}`,
    all.length === 0 ? `no ${name}` : `${name}: ${all.join(' and ').slice(0, 200)}`,
    advice,
  );
}

function expectShape(
  answer: Answer,
  query: URLSearchParams,
  name: string,
  shape: RegExp,
  words: string,
  advice: string,
): void {
  const value = query.get(name);
  if (value !== null && shape.test(value)) return;
  answer.fail(`${name}: ${words}`, value === null ? `no ${name}` : `${name} of ${value.length} characters`, advice);
}

/** A secret has nothing in common with the one before; counters and clocks do. */
const MOST_ALIKE = 0.5;
const STARTS = 4;

export const freshEachTime = step({
  id: 'fresh-each-time',
  title: 'State and challenge are new at every start, and nobody can foresee them',
  after: [sendsThere],
  weight: 2,
  async run(t) {
    const seen: URLSearchParams[] = [];
    for (let start = 0; start < STARTS; start += 1) seen.push((await toService(t, new Browser(t))).to.searchParams);
    for (const name of ['state', 'code_challenge']) {
      const values = seen.map((query) => query.get(name) ?? '');
      const advice = `Draw a new ${name === 'state' ? 'state' : 'verifier'} from crypto.randomBytes at every start, and keep it with this one browser.`;
      if (new Set(values).size < STARTS)
        t.fail({ expected: `another ${name} at every start`, actual: 'the same one twice', advice });
      if (sharedStart(values) > MOST_ALIKE)
        t.fail({
          expected: `a ${name} that is random as a whole`,
          actual: `one that begins like the one before`,
          advice,
        });
    }
  },
});

/** Share of the first value that all begin with. */
function sharedStart([first = '', ...others]: string[]): number {
  const differs = Array.from(first).findIndex((letter, index) => others.some((other) => other[index] !== letter));
  return differs < 0 ? 1 : differs / first.length;
}

export const remembersTheBrowser = step({
  id: 'remembers-the-browser',
  title: 'It gives the browser a cookie that ties the sign-in to it, and no script can read',
  after: [sendsThere],
  weight: 2,
  async run(t) {
    const { start, callback } = oauthPaths(t.terms);
    const { answer } = await toService(t, new Browser(t));
    const cookies = cookiesOf(answer, start);
    if (cookies.length === 0)
      answer.fail(
        'a Set-Cookie header',
        'none',
        'Set a cookie at the start that names this sign-in. Without one, somebody can send you a link with their own code, and you end up in their account.',
      );
    const cookie = cookies.find(({ path }) => covers(path, callback));
    if (cookie === undefined)
      return answer.fail(
        `a cookie for the path ${callback}`,
        `cookies for ${cookies.map(({ path }) => path).join(', ')}`,
        'Give the cookie a Path that covers the callback, for example Path=/auth.',
      );
    if (!cookie.attributes.has('httponly'))
      answer.fail(
        'the cookie to be HttpOnly',
        'it is not',
        'Add HttpOnly to the cookie: no script of the page needs it.',
      );
    if (cookie.attributes.get('samesite')?.toLowerCase() !== 'lax')
      answer.fail(
        'the cookie to be SameSite=Lax',
        `SameSite=${cookie.attributes.get('samesite') ?? ' missing'}`,
        'Write SameSite=Lax: with Strict a browser that comes back from the service does not show the cookie; with None it shows it to every page.',
      );
  },
});
