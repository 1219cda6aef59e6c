/** Who is an admin, and who is not. */
import { step } from '../../check/define.ts';
import type { Answer } from '../../check/answer.ts';
import type { Tools } from '../../check/model.ts';
import type { Schema } from '../../schema/model.ts';
import { adminPath, type Terms } from '../../terms/model.ts';
import { expectNoPassword, newPerson, readToken, register, signIn, stranger } from '../authentication/people.ts';
import { LARGEST_PAGE } from '../rest-api/lists.ts';
import { as } from './as-person.ts';
import { keepsOwn } from './own-steps.ts';
import { expectSignInFirst } from './refused.ts';

const NOT_ADMIN =
  'Look the role up in your own database, for the person whose token it is: 403 for everybody who is not an admin.';

function askAdmin(
  t: Tools,
  token: string | null,
  more: { headers?: Record<string, string>; query?: Record<string, string | number> } = {},
): Promise<Answer> {
  const signed: Record<string, string> = token === null ? {} : { Authorization: `Bearer ${token}` };
  return t.send({ method: 'GET', path: adminPath(t.terms), ...more, headers: { ...signed, ...more.headers } });
}

export const adminNeedsToken = step({
  id: 'admin-needs-a-token',
  title: (terms: Terms) => `GET ${adminPath(terms)} answers 401 to whoever is not signed in`,
  after: [keepsOwn],
  async run(t) {
    for (const token of [null, t.random.hex(40)]) expectSignInFirst(await askAdmin(t, token));
  },
});

export const keepsUsersOut = step({
  id: 'keeps-users-out',
  title: (terms: Terms) => `GET ${adminPath(terms)} answers 403 to a user who is no admin, whatever the request says`,
  after: [keepsOwn],
  weight: 3,
  async run(t) {
    const [{ token }] = t.from(keepsOwn);
    const claims = { headers: { 'X-Role': 'admin', 'X-Admin': 'true' }, query: { role: 'admin', admin: 'true' } };
    for (const more of [{}, claims]) {
      const answer = await askAdmin(t, token, more);
      answer.expectStatus(403, `${NOT_ADMIN} (401 means: I do not know who you are. 403: I know, and you may not.)`);
    }
  },
});

export const makesNobodyAdmin = step({
  id: 'makes-nobody-admin',
  title: 'Nobody becomes an admin by saying so, at registration or in a PUT',
  after: [keepsUsersOut],
  weight: 3,
  async run(t) {
    const claims = { role: 'admin', isAdmin: true };
    const person = stranger(t);
    const answer = await register(t, { ...person, ...claims });
    answer.expectStatus([201, 400, 422], 'Ignore a role at registration, or refuse it; it breaks nothing.');
    if (answer.status === 201) {
      const token = readToken(t, await signIn(t, person));
      (await askAdmin(t, token)).expectStatus(403, `A role at registration counts for nothing. ${NOT_ADMIN}`);
    }
    const [owner] = t.from(keepsOwn);
    const put = await as(owner, t).send({
      method: 'PUT',
      path: owner.made.path,
      json: { ...owner.made.wanted, ...claims },
    });
    put.expectStatus(200, 'Ignore fields that you do not know; they are no reason to refuse a PUT.');
    (await askAdmin(t, owner.token)).expectStatus(403, `A role in a PUT counts for nothing. ${NOT_ADMIN}`);
  },
});

const NO_ACCOUNT = 'waymark.yaml names no account of an admin';

export const signsAdminIn = step({
  id: 'signs-admin-in',
  title: 'The admin whom waymark.yaml names can sign in',
  after: [keepsUsersOut],
  unless: ({ auth }) => (auth.admin?.account === undefined ? NO_ACCOUNT : null),
  async run(t) {
    const account = t.terms.auth.admin?.account;
    const password = t.secret(account?.password ?? '');
    const answer = await signIn(t, { email: account?.email, password });
    answer.expectStatus(
      200,
      'Make the account that waymark.yaml names when your server starts, or name the right one there: the check signs in with it.',
    );
    return { token: readToken(t, answer) };
  },
});

export const showsUsers = step({
  id: 'shows-the-admin-users',
  title: (terms: Terms) => `GET ${adminPath(terms)} shows an admin all users, without their passwords`,
  after: [signsAdminIn],
  unless: ({ auth }) => (auth.admin?.account === undefined ? NO_ACCOUNT : null),
  weight: 2,
  async run(t) {
    const { token } = t.from(signsAdminIn);
    const { email } = await newPerson(t);
    const seen = new Set<string>();
    for (let page = 1; page <= PAGES; page += 1) {
      const before = seen.size;
      const answer = await askAdmin(t, token, {
        query: { [t.terms.list.page]: page, [t.terms.list.size]: LARGEST_PAGE },
      });
      for (const user of usersIn(answer, t.terms)) seen.add(user.email.toLowerCase());
      if (seen.has(email)) return;
      // Whoever knows no pages answers with the same list again.
      if (seen.size === before)
        answer.fail(
          `${email}, who has just registered, in the list`,
          `${seen.size} others`,
          'List everybody who is registered.',
        );
    }
    t.note('More users than this check reads: whether the newest is among them was not looked at.');
  },
});

const PAGES = 20;
const USER: Schema = { type: 'object', required: ['email'], properties: { email: { type: 'string' } } };

function usersIn(answer: Answer, { list }: Terms): { email: string }[] {
  answer.expectStatus(200, 'Answer 200 where the token is an admin’s.');
  const users: Schema = { type: 'array', items: USER };
  const name = list.items ?? 'items';
  const wrapped: Schema = { type: 'object', required: [name], properties: { [name]: users } };
  const advice = `Answer with the list of users, or with an object whose field "${name}" is that list; each of them has an email.`;
  const body = answer.expectJson({ anyOf: [users, wrapped], description: 'a list of users' }, advice);
  expectNoPassword(answer);
  return (Array.isArray(body) ? body : (body as Record<string, unknown>)[name]) as { email: string }[];
}
