/** Callbacks that nobody should believe. */
import { step } from '../../check/define.ts';
import type { Tools } from '../../check/model.ts';
import { readPerson, whoAmI } from '../authentication/people.ts';
import { signsIn } from './account-steps.ts';
import { Browser } from './browser.ts';
import { begin, comeBack, expectTurnedAway, finish, memberOf, newAccount, REFUSED, signInWith } from './flow.ts';
import type { Service } from './service.ts';
import { sendsThere } from './start-steps.ts';

const BIND =
  'Compare the state with the one that you gave to this very browser (by its cookie), before you do anything with the code: 400 where it differs.';

export const bindsState = step({
  id: 'binds-state-to-browser',
  title:
    'A callback with a state that is missing, altered or of another browser is refused, and its code is left alone',
  after: [signsIn],
  weight: 3,
  async run(t) {
    const { service } = t.from(sendsThere);
    for (const trick of TRICKS) {
      const [own, other] = [await begin(t), await begin(t)];
      const code = t.secret(service.approve(own.request, newAccount(t)));
      const { browser, query } = trick.play({ t, own, other });
      const answer = await comeBack(t, browser, { code, ...query });
      expectTurnedAway(answer, trick.what, BIND);
      expectLeftAlone(t, service, code, trick.what);
    }
  },
});

type Begun = Awaited<ReturnType<typeof begin>>;

interface Trick {
  what: string;
  play(given: { t: Tools; own: Begun; other: Begun }): { browser: Browser; query: Record<string, string> };
}

const TRICKS: readonly Trick[] = [
  {
    what: 'in a browser that has no cookie',
    play: ({ t, own }) => ({ browser: new Browser(t), query: { state: own.request.state } }),
  },
  {
    what: 'with the state of another browser',
    play: ({ own, other }) => ({ browser: own.browser, query: { state: other.request.state } }),
  },
  {
    what: 'in another browser that is signing in as well',
    play: ({ own, other }) => ({ browser: other.browser, query: { state: own.request.state } }),
  },
  {
    what: 'with a state that was altered',
    play: ({ t, own: { browser, request } }) => ({
      browser,
      query: { state: t.secret(`${request.state.slice(0, -2)}${request.state.endsWith('AA') ? 'BB' : 'AA'}`) },
    }),
  },
  { what: 'with an empty state', play: ({ own }) => ({ browser: own.browser, query: { state: '' } }) },
  { what: 'without a state', play: ({ own }) => ({ browser: own.browser, query: {} }) },
  {
    what: 'with the state "undefined" in a browser without a cookie',
    play: ({ t }) => ({ browser: new Browser(t), query: { state: 'undefined' } }),
  },
  { what: 'without state and without cookie', play: ({ t }) => ({ browser: new Browser(t), query: {} }) },
];

function expectLeftAlone(t: Tools, service: Service, code: string, what: string): void {
  if (!service.heard.some((one) => one.code === code)) return;
  t.fail({
    expected: `no request to /token for a callback ${what}`,
    actual: 'the code was exchanged all the same',
    advice: BIND,
  });
}

export const codeOnce = step({
  id: 'code-once',
  title: 'A code is good once, for the browser it was made for',
  after: [signsIn],
  weight: 3,
  async run(t) {
    const { service } = t.from(sendsThere);
    const begun = await begin(t);
    const thief = begun.browser.copy();
    const account = newAccount(t);
    const { code, answer } = await finish(t, service, begun, account);
    await memberOf(t, answer, []);
    const query = { code, state: begun.request.state };
    const once =
      'A state is good for one callback, and so is a code: forget both when they are used, and answer 400 where the service says invalid_grant.';
    expectTurnedAway(await comeBack(t, begun.browser, query), 'that comes a second time', once);
    const another = t.secret(service.approve(begun.request, account));
    expectTurnedAway(
      await comeBack(t, begun.browser, { ...query, code: another }),
      'with another code and the state of a sign-in that is over',
      once,
    );
    expectTurnedAway(await comeBack(t, thief, query), 'that comes a second time, with the cookie of the first', once);
    const [victim, mallory] = [await begin(t), await begin(t)];
    const stolen = t.secret(service.approve(victim.request, account));
    expectTurnedAway(
      await comeBack(t, mallory.browser, { code: stolen, state: mallory.request.state }),
      'with a code that was made for another browser',
      'Send the verifier of this very browser with the code: the service then refuses codes of others, and you answer 400.',
    );
    expectTurnedAway(
      await comeBack(t, mallory.browser, { code: t.random.hex(32), state: mallory.request.state }),
      'with a code that the service never gave',
      'The service says invalid_grant: answer 400, it is the browser that brought a wrong code.',
    );
  },
});

export const severalAtOnce = step({
  id: 'several-at-once',
  title: 'Several people can be on their way at the same time, each in a browser of their own',
  after: [signsIn],
  weight: 2,
  async run(t) {
    const { service } = t.from(sendsThere);
    const begun = [await begin(t), await begin(t), await begin(t)];
    for (const one of begun) {
      const account = newAccount(t);
      const { answer } = await finish(t, service, one, account);
      answer.expectStatus(200, 'Keep state and verifier of each browser apart, by its cookie: others begin meanwhile.');
      const { email } = readPerson(await whoAmI(t, `Bearer ${(await memberOf(t, answer, [])).token}`));
      if (email.toLowerCase() !== account.email)
        answer.fail(
          `email ${account.email}`,
          `email ${email}`,
          'Keep nothing of a sign-in where all requests share it.',
        );
    }
  },
});

export const saysNo = step({
  id: 'says-no',
  title: 'Who says no at the service is told so with a 4xx, and can try again',
  after: [signsIn],
  weight: 2,
  async run(t) {
    const { service } = t.from(sendsThere);
    const advice =
      'Look for the parameter "error" first: access_denied means that the person said no. Answer 400, 401 or 403 with a sentence.';
    const mark = `<b>${t.random.word()}</b>`;
    for (const error of ['access_denied', 'invalid_scope', 'server_error']) {
      const { browser, request } = await begin(t);
      const answer = await comeBack(t, browser, { error, error_description: mark, state: request.state });
      const wanted = error === 'server_error' ? [...REFUSED, 502, 503] : REFUSED;
      expectTurnedAway(answer, `with error=${error}`, advice, wanted);
      if (/html/i.test(answer.header('Content-Type') ?? '') && answer.text.includes(mark))
        answer.fail(
          'error_description only as text',
          'its <b> is part of your page',
          'Whoever sends a link writes what stands in it: escape it before you show it, or do not show it.',
        );
    }
    const { browser, request } = await begin(t);
    expectTurnedAway(
      await comeBack(t, browser, { state: request.state }),
      'with neither code nor error',
      'Answer 400 where there is no code: do not send "undefined" to the service.',
    );
    await signInWith(t, service, newAccount(t));
  },
});

export const believesOnlyTheService = step({
  id: 'believes-only-the-service',
  title: 'Who somebody is comes from the service, never from the address bar',
  after: [signsIn],
  weight: 3,
  async run(t) {
    const { service } = t.from(sendsThere);
    const { account: victim } = t.from(signsIn);
    const mallory = newAccount(t);
    const begun = await begin(t);
    const code = t.secret(service.approve(begun.request, mallory));
    const claims = { sub: victim.sub, email: victim.email, user: victim.sub, id: victim.sub };
    const answer = await comeBack(t, begun.browser, { code, state: begun.request.state, ...claims });
    // To refuse such a callback is right as well.
    if (answer.status === 200) {
      const { email } = readPerson(await whoAmI(t, `Bearer ${(await memberOf(t, answer, [])).token}`));
      if (email.toLowerCase() !== mallory.email)
        answer.fail(
          `email ${mallory.email}`,
          `email ${email}`,
          'Use nothing of the callback but code, state and error.',
        );
    } else
      expectTurnedAway(
        answer,
        'with "sub" and "email" beside the code',
        'Ignore parameters that you do not know, or answer 400.',
      );
    const { browser, request } = await begin(t);
    const token = t.secret(service.tokenFor(victim));
    expectTurnedAway(
      await comeBack(t, browser, { access_token: token, token_type: 'Bearer', state: request.state }),
      'that brings an access token in place of a code',
      'Take access tokens from /token alone: one that a browser brings may have been made for another program.',
    );
  },
});
