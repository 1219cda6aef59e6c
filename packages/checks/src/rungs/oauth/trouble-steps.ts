/** The service has a bad day. */
import type { Answer } from '../../check/answer.ts';
import { step } from '../../check/define.ts';
import type { Tools } from '../../check/model.ts';
import type { Outgoing } from '../../ports/provider.ts';
import { signsIn } from './account-steps.ts';
import { begin, comeBack, expectTurnedAway, newAccount, signInWith } from './flow.ts';
import { asJson } from './service-answers.ts';
import type { Heard, Service } from './service.ts';
import { sendsThere } from './start-steps.ts';

const BROKEN = [502, 503, 504];
const ADVICE =
  'Check every answer of the service before you use it: its status, that it is JSON, that access_token and sub are text. Answer 502 where it is not as it should be: the browser did nothing wrong, and neither did you.';

interface Breakdown {
  at: Heard['at'];
  /** After "the service ..." */
  what: string;
  reply: Outgoing;
}

const html = (status: number): Outgoing => ({
  status,
  headers: { 'Content-Type': 'text/html' },
  body: '<!doctype html><title>Down for maintenance</title>',
});
const text = (body: string): Outgoing => ({ status: 200, headers: { 'Content-Type': 'application/json' }, body });

const BREAKDOWNS: readonly Breakdown[] = [
  { at: 'token', what: 'says 500 at /token', reply: html(500) },
  { at: 'token', what: 'sends a page in place of JSON at /token', reply: html(200) },
  { at: 'token', what: 'sends half of its JSON at /token', reply: text('{"access_token":"abc') },
  { at: 'token', what: 'sends null at /token', reply: text('null') },
  { at: 'token', what: 'sends a list at /token', reply: text('["access_token"]') },
  { at: 'token', what: 'gives no access_token', reply: asJson(200, { token_type: 'Bearer' }) },
  { at: 'token', what: 'hangs up at /token', reply: 'hang-up' },
  { at: 'userinfo', what: 'says 503 at /userinfo', reply: html(503) },
  { at: 'userinfo', what: 'sends a page in place of JSON at /userinfo', reply: html(200) },
  {
    at: 'userinfo',
    what: 'says 503 at /userinfo, with a person beside it',
    reply: asJson(503, { sub: 'nobody', email: 'nobody@example.com', email_verified: true }),
  },
  { at: 'userinfo', what: 'sends a list at /userinfo', reply: text('["sub"]') },
  { at: 'userinfo', what: 'sends nobody at /userinfo', reply: asJson(200, {}) },
  {
    at: 'userinfo',
    what: 'sends a "sub" that is an object',
    reply: asJson(200, { sub: {}, email: 'a@example.com', email_verified: true }),
  },
  { at: 'userinfo', what: 'hangs up at /userinfo', reply: 'hang-up' },
];

/** A token that is good and a person who is new: what looks right is not believed for that alone. */
function believable(t: Tools, service: Service): Breakdown[] {
  const { email } = newAccount(t);
  return [
    {
      at: 'token',
      what: 'says 503 at /token, with a good access_token beside it',
      reply: asJson(503, { access_token: service.tokenFor(newAccount(t)), token_type: 'Bearer' }),
    },
    {
      at: 'userinfo',
      what: 'sends a "sub" that is a number',
      reply: asJson(200, { sub: t.random.int(1_000_000, 999_999_999), email, email_verified: true }),
    },
  ];
}

export const copesWithABrokenService = step({
  id: 'copes-with-a-broken-service',
  title: 'Where the service fails or answers nonsense, the browser is told with 502, and nobody is signed in',
  after: [signsIn],
  weight: 2,
  async run(t) {
    const { service } = t.from(sendsThere);
    for (const breakdown of [...BREAKDOWNS, ...believable(t, service)]) {
      const answer = await during(t, service, breakdown, (back) => back);
      expectTurnedAway(answer, `while the service ${breakdown.what}`, ADVICE, BROKEN);
    }
    await signInWith(t, service, newAccount(t));
  },
});

const PATIENCE_MS = 5_000;

export const doesNotWait = step({
  id: 'does-not-wait-for-ever',
  title: `Where the service does not answer at all, the browser is told within ${PATIENCE_MS / 1_000} seconds`,
  after: [signsIn],
  weight: 2,
  async run(t) {
    const { service } = t.from(sendsThere);
    const silent: Breakdown = { at: 'token', what: 'does not answer at /token', reply: 'silence' };
    const answer = await during(t, service, silent, (back) => Promise.race([back, t.wait(PATIENCE_MS)]));
    if (answer === undefined)
      return t.fail({
        expected: `an answer within ${PATIENCE_MS / 1_000} seconds`,
        actual: 'none',
        advice:
          'Give every request to another service a limit of a few seconds: fetch(address, { signal: AbortSignal.timeout(3000) }).',
      });
    expectTurnedAway(answer, `while the service ${silent.what}`, ADVICE, BROKEN);
  },
});

/** Comes back from the service with a right code while it is broken. */
async function during<T>(
  t: Tools,
  service: Service,
  { at, reply }: Breakdown,
  wait: (back: Promise<Answer>) => Promise<T>,
): Promise<T> {
  const { browser, request } = await begin(t);
  const code = t.secret(service.approve(request, newAccount(t)));
  service.breakdown = { at, reply };
  try {
    return await wait(comeBack(t, browser, { code, state: request.state }));
  } finally {
    service.breakdown = null;
  }
}
