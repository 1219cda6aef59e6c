/** What must not reach the browser, and what must not be believed even from the service's own address. */
import type { Answer } from '../../check/answer.ts';
import { step } from '../../check/define.ts';
import { whoAmI } from '../authentication/people.ts';
import { signsIn } from './account-steps.ts';
import { Browser } from './browser.ts';
import { begin, comeBack, expectTurnedAway, finish, memberOf, newAccount, REFUSED, toService } from './flow.ts';
import { FOREIGN } from './id-tokens.ts';
import { sendsThere } from './start-steps.ts';

export const keepsSecrets = step({
  id: 'keeps-secrets',
  title: 'Neither the client secret nor the access token of the service reaches the browser',
  after: [signsIn],
  weight: 2,
  async run(t) {
    const { service } = t.from(sendsThere);
    const started = await toService(t, new Browser(t));
    const begun = await begin(t);
    const { answer } = await finish(t, service, begun, newAccount(t));
    const { token } = await memberOf(t, answer, []);
    const refused = await begin(t);
    const shown = [
      started.answer,
      answer,
      await comeBack(t, refused.browser, { error: 'access_denied', state: refused.request.state }),
      await comeBack(t, new Browser(t), {}),
      await whoAmI(t, `Bearer ${token}`),
    ];
    for (const one of shown) expectHidden(one, t.provider.access.clientSecret, 'the client secret');
    for (const one of shown)
      for (const given of service.tokens) expectHidden(one, given, 'an access token of the service');
  },
});

function expectHidden(answer: Answer, secret: string, what: string): void {
  const said = [answer.text, ...answer.headers.map(([, value]) => value)].join('\n');
  const forms = [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64').replace(/=+$/, '')];
  if (!forms.some((form) => said.includes(form))) return;
  answer.fail(
    `no trace of ${what} in what the browser gets`,
    `it stands in the answer to ${answer.source.ask}`,
    'Client secret and access token stay between your server and the service. The browser gets a token of yours, and nothing else.',
  );
}

export const refusesForeignIdTokens = step({
  id: 'refuses-foreign-id-tokens',
  title: 'If it asks for an id token, it believes only one that this service made for it, now',
  after: [signsIn],
  weight: 2,
  async run(t) {
    const { service } = t.from(sendsThere);
    const { account: victim } = t.from(signsIn);
    if (!(await begin(t)).request.scope.split(' ').includes('openid')) {
      t.note('Nothing to try: your server does not ask for the scope openid.');
      return;
    }
    for (const foreign of FOREIGN) {
      const mallory = newAccount(t);
      service.idTokens.next = { account: victim, foreign };
      const { answer } = await finish(t, service, await begin(t), mallory).finally(
        () => (service.idTokens.next = null),
      );
      if (answer.status !== 200) {
        expectTurnedAway(answer, `with an id token ${foreign.what}`, VERIFY, [...REFUSED, 502]);
        continue;
      }
      const { email } = await memberOf(t, answer, []);
      if (email.toLowerCase() === victim.email)
        answer.fail(
          `nobody to be signed in by an id token ${foreign.what}`,
          'it signed in as the person whom that token names',
          VERIFY,
        );
    }
  },
});

const VERIFY =
  'Let a library for OpenID Connect verify the id token: its signature with the keys of the service, "iss", "aud", "exp" and your "nonce". Or leave openid out and ask /userinfo.';
