/** Who somebody is after they came back from the service. */
import { step } from '../../check/define.ts';
import { adminPath } from '../../terms/model.ts';
import { newPerson, readPerson, readToken, signIn, whoAmI } from '../authentication/people.ts';
import { begin, expectTurnedAway, finish, memberOf, newAccount, signInWith } from './flow.ts';
import { sendsThere } from './start-steps.ts';

export const signsIn = step({
  id: 'signs-in',
  title: 'Who comes back with the code of the service is signed in, under the address that the service knows',
  after: [sendsThere],
  weight: 3,
  async run(t) {
    const { service } = t.from(sendsThere);
    const account = newAccount(t);
    const before = service.heard.length;
    const { answer, code } = await finish(t, service, await begin(t), account);
    const heard = service.heard.slice(before);
    const member = await memberOf(t, answer, heard);
    if (member.email.toLowerCase() !== account.email)
      t.fail({
        expected: `email ${account.email}, as the service says at /userinfo`,
        actual: `email ${member.email}`,
        advice: 'Take the address from what the service says at /userinfo about the access token that you just got.',
      });
    return { account, member, heard, code };
  },
});

export const provesTheExchange = step({
  id: 'proves-the-exchange',
  title: 'It exchanges the code once, server to server, and proves with the verifier that it was the one who asked',
  after: [signsIn],
  weight: 2,
  async run(t) {
    const { heard, code } = t.from(signsIn);
    const exchanges = heard.filter((one) => one.at === 'token' && one.code === code);
    const odd = heard.flatMap((one) =>
      one.odd.map((what) => `${what} (POST /${one.at})`.replace('POST /userinfo', 'GET /userinfo')),
    );
    t.note(`Your server asked the service: ${heard.map(({ at, status }) => `/${at} ${status}`).join(', ')}`);
    if (exchanges.length !== 1)
      t.fail({
        expected: 'one request to /token',
        actual: `${exchanges.length} requests`,
        advice: 'Exchange a code once: a service that sees it twice takes back what it gave.',
      });
    if (odd[0] !== undefined)
      t.fail({
        expected:
          'grant_type, code, redirect_uri and code_verifier in the form of POST /token, the access token in a header',
        actual: odd[0],
        advice:
          'Keep the verifier from the start and send it as code_verifier, with the same redirect_uri as before: it proves that the code was made for you. Keep secrets out of addresses.',
      });
    return Promise.resolve();
  },
});

export const sameAccount = step({
  id: 'same-account',
  title: 'The same person has the same account the next time, also with another address; another person another one',
  after: [signsIn],
  weight: 3,
  async run(t) {
    const { service } = t.from(sendsThere);
    const { account, member } = t.from(signsIn);
    const again = await signInWith(t, service, account);
    if (again.id !== member.id)
      t.fail({
        expected: `id ${member.id}, as at the first sign-in`,
        actual: `id ${again.id}`,
        advice: 'Store the "sub" that the service gives with the account, and look for it before you make a new one.',
      });
    const moved = await signInWith(t, service, { ...account, email: t.random.email() });
    if (moved.id !== member.id)
      t.fail({
        expected: `id ${member.id} for the same "sub" with a new address`,
        actual: `id ${moved.id}`,
        advice: 'Know people by "sub", which never changes: an address can change, and can go to somebody else.',
      });
    const other = await signInWith(t, service, newAccount(t, { name: account.name }));
    if (other.id === member.id)
      t.fail({
        expected: 'another account for another "sub"',
        actual: `id ${other.id} again`,
        advice: 'Know people by "sub": two people at the service are two accounts here.',
      });
  },
});

export const keepsAccountsApart = step({
  id: 'keeps-accounts-apart',
  title:
    'An address that is registered here with a password is not taken over by an account of the service that only claims it',
  after: [signsIn],
  weight: 3,
  async run(t) {
    const { service } = t.from(sendsThere);
    const owner = await newPerson(t);
    for (const email of [owner.email, owner.email.toUpperCase()]) {
      const thief = newAccount(t, { email, isVerified: false });
      const { answer } = await finish(t, service, await begin(t), thief);
      expectTurnedAway(
        answer,
        'of somebody whose address (with email_verified: false) is registered here already',
        'Answer 409 where the address of a new "sub" belongs to an account: the service has not verified it, and anybody can write it there. Say: sign in with your password.',
        [409],
      );
    }
    const me = await whoAmI(t, `Bearer ${readToken(t, await signIn(t, owner))}`);
    const { id, email } = readPerson(me);
    if (id !== owner.id || email.toLowerCase() !== owner.email)
      me.fail(
        'the account with the password to be as it was',
        `id ${id}, ${email}`,
        'A sign-in that is refused changes nothing.',
      );
  },
});

export const isNoAdmin = step({
  id: 'is-no-admin',
  title: 'Nobody becomes an admin by coming from the service',
  after: [signsIn],
  weight: 2,
  async run(t) {
    const path = adminPath(t.terms);
    const { token } = t.from(signsIn).member;
    const answer = await t.send({ method: 'GET', path, headers: { Authorization: `Bearer ${token}` } });
    // Where nothing is built for admins yet, there is nothing to reach.
    if (answer.status === 200 && /json/i.test(answer.header('Content-Type') ?? ''))
      answer.fail(
        `status 403 (or 404, where there is nothing) for GET ${path}`,
        'status 200, and what admins see',
        'Give everybody who is new the role of a user, whatever way they come: an admin is made by you alone.',
      );
  },
});

export const hasNoPassword = step({
  id: 'has-no-password',
  title: 'Nobody signs in with a password to an account that has none',
  after: [signsIn],
  weight: 2,
  async run(t) {
    const { email } = t.from(signsIn).account;
    const advice =
      'An account of the service has no password: look whether there is one before you compare, and answer as for a wrong one.';
    for (const password of ['', 'null', 'undefined', t.secret(t.random.password())])
      (await signIn(t, { email, password })).expectStatus([400, 401, 422], advice);
    for (const password of [null, false, 0, []])
      (await signIn(t, { email, password })).expectStatus([400, 401, 422], advice);
    (await signIn(t, { email })).expectStatus([400, 401, 422], advice);
  },
});
