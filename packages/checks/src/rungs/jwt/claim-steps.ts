/** What a token says of itself: its algorithm, whom it is of, from when until when, and nothing that others must not read. */
import { step } from '../../check/define.ts';
import type { Tools } from '../../check/model.ts';
import { whoAmI } from '../authentication/people.ts';
import { newBearer, signInAgain, type Bearer } from './bearers.ts';
import { GUESSES, guessKey } from './guess.ts';
import { ALGORITHMS, SHARED } from './web-token.ts';

export const isWebToken = step({
  id: 'is-a-web-token',
  title: 'A sign-in gives a JSON Web Token, signed with an algorithm that is safe',
  weight: 2,
  async run(t) {
    const ada = await newBearer(t);
    const { alg } = ada.web.header;
    if (typeof alg !== 'string' || !ALGORITHMS.includes(alg))
      t.fail({
        expected: `"alg" in the header: one of ${ALGORITHMS.join(', ')}`,
        actual: alg === undefined ? 'no "alg"' : `"alg": ${JSON.stringify(alg)}`,
        advice: 'Sign with HS256 and a long random key, or with a key pair (ES256, EdDSA, RS256).',
      });
    (await whoAmI(t, `Bearer ${ada.token}`)).expectStatus(200, 'The token of a sign-in is good at once.');
    return { ada, grace: await newBearer(t) };
  },
});

export const saysWho = step({
  id: 'says-who',
  title: 'The claim “sub” is the id of the person: the same at every sign-in, another for somebody else',
  after: [isWebToken],
  weight: 2,
  async run(t) {
    const { ada, grace } = t.from(isWebToken);
    for (const bearer of [ada, grace, await signInAgain(t, ada)]) {
      const { sub } = bearer.web.payload;
      if (sub !== String(bearer.id))
        t.fail({
          expected: '"sub" to be the id that registration answered with, as text',
          actual: `"sub": ${subject(sub, bearer)}`,
          advice:
            'Put the id into the claim "sub", as text: an id stays the same for ever, a name or an address can change hands.',
        });
    }
  },
});

function subject(sub: unknown, { id, email }: Bearer): string {
  if (sub === undefined) return 'missing';
  if (sub === id) return 'the id, but as a number';
  return typeof sub === 'string' && sub.toLowerCase() === email ? 'the e-mail address' : 'something else';
}

const DAY_S = 86_400;
/** Two clocks are never quite the same. */
const CLOCK_S = 300;
/** No moment in seconds is so large for 3,000 years; every one in milliseconds is. */
const SURELY_MS = 100_000_000_000;

export const saysWhen = step({
  id: 'says-when',
  title: 'The claims “iat” and “exp” say in whole seconds from when until when it is good, a day at most',
  after: [isWebToken],
  weight: 2,
  async run(t) {
    const { web } = await signInAgain(t, t.from(isWebToken).ada);
    const [from, until] = ['iat', 'exp'].map((name) => secondsOf(t, name, web.payload[name])) as [number, number];
    if (Math.abs(from - Date.now() / 1_000) > CLOCK_S)
      t.fail({
        expected: '"iat" to be the moment of the sign-in',
        actual: '"iat" is more than five minutes away from now',
        advice: 'Take "iat" from the clock at each sign-in, in seconds since 1970; and set the clock of your machine.',
      });
    if (until <= from || until - from > DAY_S)
      t.fail({
        expected: '"exp" to be later than "iat", by a day (86400 seconds) at most',
        actual: `"exp" is ${until - from} seconds after "iat"`,
        advice:
          'Let a token be good for a short time, an hour or less: until then nobody can take back one that was stolen.',
      });
  },
});

function secondsOf(t: Tools, name: string, value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value) && value > 0 && value < SURELY_MS) return value;
  const isMs = typeof value === 'number' && value >= SURELY_MS;
  const odd = typeof value === 'number' ? 'a number with a fraction or below zero' : `of type ${typeof value}`;
  return t.fail({
    expected: `"${name}" as a whole number of seconds since 1970`,
    actual: `"${name}" is ${value === undefined ? 'missing' : isMs ? 'in milliseconds' : odd}`,
    advice: isMs
      ? 'Divide by 1000 and round down: in milliseconds a token is good for thousands of years.'
      : `Give every token "${name}"; the sign function of your library does it where you say how long a token is good.`,
  });
}

const SECRET_NAME = /pass|pwd|hash|salt|secret|credential/i;

export const holdsNoSecrets = step({
  id: 'holds-no-secrets',
  title: 'It holds no password and no hash of one: everybody can read a token',
  after: [isWebToken],
  weight: 2,
  async run(t) {
    const { ada } = t.from(isWebToken);
    const said = JSON.stringify([ada.web.header, ada.web.payload]);
    const named = namesIn([ada.web.header, ada.web.payload]).find((name) => SECRET_NAME.test(name));
    if (named === undefined && !said.includes(ada.password)) return Promise.resolve();
    return t.fail({
      expected: 'claims without a password, a hash or a salt',
      actual: named === undefined ? 'the password stands in the token' : `a claim with the name "${named}"`,
      advice:
        'Choose the claims one by one instead of signing the whole user: a token is signed, not encrypted, and anybody who holds it can read it.',
    });
  },
});

export const holdsNothingPersonal = step({
  id: 'holds-nothing-personal',
  title: 'It does not hold the e-mail address',
  after: [isWebToken],
  level: 'should',
  async run(t) {
    const { ada } = t.from(isWebToken);
    if (!JSON.stringify(ada.web.payload).toLowerCase().includes(ada.email)) return Promise.resolve();
    return t.fail({
      expected: 'claims that say nothing of a person but the id',
      actual: 'the e-mail address stands in the token',
      advice:
        'Leave the address out: tokens end up in logs and in browsers, and your server finds the address by the id.',
    });
  },
});

function namesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...namesIn(inner)]);
}

export const hasStrongKey = step({
  id: 'has-a-strong-key',
  title: 'Its key cannot be guessed',
  after: [isWebToken],
  weight: 3,
  async run(t) {
    const { web } = t.from(isWebToken).ada;
    const alg = String(web.header['alg']);
    if (!Object.hasOwn(SHARED, alg)) t.note(`${alg} signs with a key pair: there is no shared key to guess.`);
    else {
      const key = guessKey(web);
      if (key === null) t.note(`None of ${GUESSES.toLocaleString('en')} keys that people try first was yours.`);
      else
        t.fail({
          expected: 'a key that nobody can guess',
          actual: key === '' ? 'the key is empty' : `your tokens are signed with the key ${JSON.stringify(key)}`,
          advice:
            'Whoever knows the key signs in as anybody. Make one of 32 random bytes (node -e "console.log(crypto.randomBytes(32).toString(\'hex\'))", or openssl rand -hex 32), give it to the server in an environment variable, and never fall back to one that stands in the code.',
        });
    }
    return Promise.resolve();
  },
});
