import { step } from '../../check/define.ts';
import type { Terms } from '../../terms/model.ts';
import { newPerson, readPerson, readToken, register, signIn, stranger, whoAmI } from './people.ts';

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
    return { token: readToken(t, await signIn(t, t.from(registers))) };
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
    for (const guess of ['', null, {}, [password]])
      (await signIn(t, { email, password: guess })).expectStatus(
        [400, 401, 422],
        'A password that is no text is refused, and breaks nothing.',
      );
    for (const address of ['', null, 7, [email]])
      (await signIn(t, { email: address, password })).expectStatus(
        [400, 401, 422],
        'An address that is no text is refused, and breaks nothing: look at its type before you look it up.',
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
    ];
    for (const person of bad)
      (await register(t, person)).expectStatus(
        [400, 422],
        'Check the address and the length of the password (8 or more) before you take somebody in: 400 or 422.',
      );
    (await signIn(t, short)).expectStatus(401, 'Who was refused is not registered.');
    const enough = { email: t.random.email(), password: t.secret(t.random.hex(8)) };
    (await register(t, enough)).expectStatus(
      201,
      'A password of 8 characters is long enough: refuse fewer than 8, not 8 itself.',
    );
    readToken(t, await signIn(t, enough));
  },
});

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
  },
});

export const refusesWithoutToken = step({
  id: 'refuses-without-token',
  title: 'Without a token, or with any other text, it answers 401 and says how to sign in',
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
    ];
    for (const authorization of others) {
      const answer = await whoAmI(t, authorization);
      answer.expectStatus(401, 'Answer 401 unless the header is Authorization: Bearer and a token that you gave.');
      answer.expectHeader(
        'WWW-Authenticate',
        /^bearer\b/i,
        'Bearer',
        'A 401 says how to sign in: send the header WWW-Authenticate: Bearer.',
      );
    }
  },
});

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
