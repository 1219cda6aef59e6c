import { createHash } from 'node:crypto';
import { step } from '../../check/define.ts';
import type { Tools } from '../../check/model.ts';
import type { Terms } from '../../terms/model.ts';
import {
  expectNotInside,
  newPerson,
  readPerson,
  readToken,
  register,
  signIn,
  stranger,
  whoAmI,
  type SignedIn,
} from './people.ts';

export const registers = step({
  id: 'registers',
  title: (terms: Terms) => `POST ${terms.auth.register} takes in somebody new and answers 201`,
  weight: 2,
  async run(t) {
    const person = stranger(t);
    const answer = await register(t, person);
    answer.expectStatus(201, `Answer POST ${t.terms.auth.register} with 201 for somebody new.`);
    const { id, email } = readPerson(answer);
    if (email.toLowerCase() !== person.email)
      answer.fail(`email ${person.email}`, `email ${email}`, 'Answer with the address that was registered.');
    return { ...person, id };
  },
});

export const signsIn = step({
  id: 'signs-in',
  title: (terms: Terms) => `POST ${terms.auth.signIn} gives a token for the right password`,
  after: [registers],
  weight: 2,
  async run(t) {
    const person = t.from(registers);
    const answer = await signIn(t, person);
    const token = readToken(t, answer);
    expectNotInside(answer, token, person.password);
    return { token };
  },
});

export const knowsWhoAsks = step({
  id: 'knows-who-asks',
  title: (terms: Terms) => `GET ${terms.auth.me} says who the token is of, for two people at the same time`,
  after: [signsIn],
  weight: 3,
  async run(t) {
    const first = { ...t.from(registers), ...t.from(signsIn) };
    const second = await newPerson(t);
    for (const person of [first, second, first]) {
      const answer = await whoAmI(t, `Bearer ${person.token}`);
      answer.expectStatus(200, `Answer GET ${t.terms.auth.me} with 200 for a token that you gave.`);
      const { id, email } = readPerson(answer);
      if (email.toLowerCase() !== person.email || id !== person.id)
        answer.fail(
          `${person.email}, id ${person.id}`,
          `${email}, id ${id}`,
          'Say who this very token is of, not who signed in last.',
        );
    }
    return { first, second };
  },
});

/** A slow hash is meant to be slow: Django's, on a small rented machine, takes seconds, and this step asks for a dozen. */
const MANY_SIGN_INS_MS = 60_000;

export const refusesWrongPasswords = step({
  id: 'refuses-wrong-passwords',
  title: 'A wrong password, none, and another person’s are refused with 401',
  after: [signsIn],
  weight: 3,
  limitMs: MANY_SIGN_INS_MS,
  async run(t) {
    const { email, password } = t.from(registers);
    const other = await newPerson(t);
    const wrong = [t.random.password(), other.password, password.slice(0, -1), `${password}x`, password.toUpperCase()];
    for (const guess of wrong)
      (await signIn(t, { email, password: t.secret(guess) })).expectStatus(
        401,
        'Compare the whole password with what this person registered; anything else is 401.',
      );
    for (const quote of ["' OR '1'='1", '" OR "1"="1', "' OR 1=1 -- "])
      (await signIn(t, { email, password: quote })).expectStatus(
        401,
        'This text is a password like any other: give what was sent to the database as a parameter, never as a part of the statement.',
      );
    for (const guess of ['', null, undefined, {}, [password], { $ne: null }, { $gt: '' }])
      (await signIn(t, { email, password: guess })).expectStatus(
        [400, 401, 422],
        'A password that is no text is refused, and breaks nothing: look at its type before you ask the database with it.',
      );
    for (const address of ['', null, undefined, 7, [email], { $ne: null }, `${email}' -- `])
      (await signIn(t, { email: address, password })).expectStatus(
        [400, 401, 422],
        'An address that is no text is refused, and breaks nothing: look at its type before you look it up, and look it up as a parameter.',
      );
  },
});

export const tellsNothing = step({
  id: 'tells-nothing',
  title: 'Nobody learns from a sign-in who is registered',
  after: [signsIn],
  weight: 2,
  async run(t) {
    const { email } = t.from(registers);
    const known = await signIn(t, { email, password: t.secret(t.random.password()) });
    const unknown = await signIn(t, stranger(t));
    const advice =
      'Give the same answer for an unknown address as for a wrong password, word for word: otherwise anybody can find out who is registered.';
    unknown.expectStatus(known.status, advice);
    // What stands for the request itself (an id, the time) may differ.
    const text = (body: string): string => body.replace(/[0-9a-f-]{8,}|\d+/gi, '#').replaceAll(email, '#');
    if (text(known.text) !== text(unknown.text))
      unknown.fail(`the same as for a wrong password: ${known.text.slice(0, 200)}`, unknown.text.slice(0, 200), advice);
  },
});

export const refusesBadRegistrations = step({
  id: 'refuses-bad-registrations',
  title: 'An address that is none and a password that is too short are refused, and nobody is taken in',
  after: [signsIn],
  async run(t) {
    const { password } = stranger(t);
    const short = { email: t.random.email(), password: t.secret(t.random.hex(7)) };
    const bad = [
      { email: t.random.word(), password },
      { email: '@example.com', password },
      { email: `${t.random.word()}@`, password },
      { email: [t.random.email()], password },
      short,
      { password },
      { email: t.random.email() },
      { email: 7, password },
      { email: t.random.email(), password: t.random.int(10_000_000, 99_999_999) },
      { email: t.random.email(), password: Array.from(t.random.hex(8)) },
    ];
    for (const person of bad)
      (await register(t, person)).expectStatus(
        [400, 422],
        'Check the address, and that the password is text of 8 characters or more, before you take somebody in: 400 or 422.',
      );
    (await signIn(t, short)).expectStatus(401, 'Who was refused is not registered.');
    const enough = { email: t.random.email(), password: t.secret(t.random.hex(8)) };
    (await register(t, enough)).expectStatus(
      201,
      'A password of 8 characters is long enough: refuse fewer than 8, not 8 itself.',
    );
    readToken(t, await signIn(t, enough));
    await expectWhole(t);
  },
});

/** bcrypt reads 72 bytes and passes over the rest. */
const READ_BY_BCRYPT = 72;

/** A long password is refused, or it counts to its last character. */
async function expectWhole(t: Tools): Promise<void> {
  const start = t.random.password().repeat(4).slice(0, READ_BY_BCRYPT);
  const long = { email: t.random.email(), password: t.secret(`${start}${t.random.hex(8)}`) };
  const answer = await register(t, long);
  answer.expectStatus([201, 400, 422], 'A password of 80 characters is taken in or refused; it breaks nothing.');
  if (answer.status !== 201) return;
  readToken(t, await signIn(t, long));
  (await signIn(t, { ...long, password: t.secret(`${start}${t.random.hex(8)}`) })).expectStatus(
    401,
    'bcrypt passes over everything after 72 bytes: refuse longer passwords at registration, or use scrypt or Argon2.',
  );
}

const AT_ONCE = 5;

export const registersOnce = step({
  id: 'registers-once',
  title: 'An address is registered once, whatever its capitals, and keeps its password',
  after: [signsIn],
  weight: 2,
  async run(t) {
    const { email, password } = t.from(registers);
    for (const again of [email, email.toUpperCase()]) {
      const answer = await register(t, { email: again, password: t.secret(t.random.password()) });
      answer.expectStatus(
        409,
        'Answer 409 where the address is registered already; compare addresses without regard to capitals.',
      );
    }
    readToken(t, await signIn(t, { email, password }));
    readToken(t, await signIn(t, { email: email.toUpperCase(), password }));
    await expectOneOfMany(t);
  },
});

/** Whoever looks first and stores later takes two in, when both come in between. */
async function expectOneOfMany(t: Tools): Promise<void> {
  const email = t.random.email();
  const people = Array.from({ length: AT_ONCE }, () => ({ email, password: t.secret(t.random.password()) }));
  const answers = await t.parallel(people.map((person) => () => register(t, person)));
  for (const answer of answers)
    answer.expectStatus(
      [201, 409],
      'Of several who register with one address at once, one is taken in: the others get 409.',
    );
  const taken = answers.filter(({ status }) => status === 201).length;
  if (taken !== 1)
    t.fail({
      expected: `one of ${AT_ONCE} registrations with the same address at once answered 201`,
      actual: `${taken} of them`,
      advice:
        'Let the database refuse the second one (UNIQUE), and answer that with 409: between looking and storing somebody else can come.',
    });
}

export const refusesWithoutToken = step({
  id: 'refuses-without-token',
  title:
    'Without a token, or with any other text, also one that can be worked out, it answers 401 and says how to sign in',
  after: [knowsWhoAsks],
  weight: 2,
  async run(t) {
    const { first } = t.from(knowsWhoAsks);
    const others = [
      undefined,
      'Bearer',
      `Bearer ${t.random.hex(40)}`,
      `Basic ${first.token}`,
      `Bearer ${first.id}`,
      `Bearer ${first.email}`,
      ...guesses(first).map((guess) => `Bearer ${t.secret(guess)}`),
    ];
    for (const authorization of others) {
      const answer = await whoAmI(t, authorization);
      answer.expectStatus(
        401,
        'Answer 401 unless the header Authorization holds the word Bearer, a blank, and a token that you gave.',
      );
      answer.expectHeader(
        'WWW-Authenticate',
        /^bearer\b/i,
        'Bearer',
        'A 401 says how to sign in: send the header WWW-Authenticate: Bearer.',
      );
    }
  },
});

/** What anybody could work out who knows the address, or has a token of their own. */
function guesses({ email, id, token }: SignedIn): string[] {
  // Of a signature the last character may mean nothing: six digits at its end are as good as never there.
  const next = /^(.*?)(\d{6,15})$/.exec(token);
  const counted = next === null ? [] : [-1, 1].map((by) => counting(next, by));
  const hashed = ['md5', 'sha1', 'sha256'].flatMap((how) =>
    [email, String(id)].flatMap((text) => {
      const hash = createHash(how).update(text).digest();
      return [hash.toString('hex'), hash.toString('base64url'), hash.toString('base64')];
    }),
  );
  const written = [email, String(id)].map((text) => Buffer.from(text).toString('base64'));
  return [...counted, ...hashed, ...written].filter((guess) => guess !== '');
}

/** @returns the token with its number at the end one higher or lower */
function counting([, start = '', digits = '']: RegExpExecArray, by: number): string {
  return `${start}${String(Number(digits) + by).padStart(digits.length, '0')}`;
}

export const refusesAltered = step({
  id: 'refuses-altered-tokens',
  title: 'A token that was altered, or that says it needs no signature, is refused',
  after: [knowsWhoAsks],
  weight: 3,
  async run(t) {
    const { first, second } = t.from(knowsWhoAsks);
    const advice =
      'Verify the token as a whole, with your own key and the one algorithm that you use, before you believe a word of it.';
    for (const token of altered(first.token, second.token, first.id, t.random.int(0, 1_000)))
      (await whoAmI(t, `Bearer ${t.secret(token)}`)).expectStatus(401, advice);
  },
});

/** @returns forgeries of a token: some only where it is a JSON Web Token */
function altered(token: string, other: string, id: string | number, at: number): string[] {
  const swap = (text: string, index: number): string =>
    text.slice(0, index) + (text[index] === 'A' ? 'B' : 'A') + text.slice(index + 1);
  const parts = token.split('.');
  // Never the last character: in base64 some of its bits may mean nothing.
  const plain = [swap(token, at % Math.max(1, token.length - 4)), token.slice(0, -4), `${token}${token.slice(0, 4)}`];
  if (parts.length !== 3) return plain;
  const [header = '', payload = '', signature = ''] = parts;
  const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
  const forged = Buffer.from(JSON.stringify({ sub: id, id, admin: true })).toString('base64url');
  const [, otherPayload = '', otherSignature = ''] = other.split('.');
  return [
    ...plain,
    `${none}.${payload}.`,
    `${none}.${payload}.${signature}`,
    `${none}.${forged}.`,
    `${header}.${forged}.${signature}`,
    `${header}.${otherPayload}.${signature}`,
    `${header}.${payload}.${otherSignature}`,
    `${header}.${payload}.`,
  ];
}

export const keepsTokens = step({
  id: 'keeps-tokens',
  title: 'Signing in again leaves the earlier token good',
  after: [knowsWhoAsks],
  async run(t) {
    const { first } = t.from(knowsWhoAsks);
    const again = readToken(t, await signIn(t, first));
    for (const token of [first.token, again])
      (await whoAmI(t, `Bearer ${token}`)).expectStatus(
        200,
        'People sign in on several machines: a new token does not end the others.',
      );
  },
});
