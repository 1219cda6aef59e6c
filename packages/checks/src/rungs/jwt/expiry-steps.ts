/** A token ends when it says. Seen on the learner's server started anew with tokens that are good for two seconds. */
import { step } from '../../check/define.ts';
import { whoAmI } from '../authentication/people.ts';
import { newBearer, signInAgain } from './bearers.ts';
import { isWebToken } from './claim-steps.ts';

const SECONDS = 2;
/** Beyond the moment that the token names: clocks tick, answers travel. */
const GRACE_MS = 1_000;

export const keepsToItsSetting = step({
  id: 'keeps-to-its-setting',
  title: `Started with TOKEN_SECONDS=${SECONDS}, your program gives tokens that are good for ${SECONDS} seconds`,
  variant: 'expiry',
  after: [isWebToken],
  limitMs: 40_000,
  async run(t) {
    await t.lifecycle.restart(t.signal, { TOKEN_SECONDS: String(SECONDS) });
    const person = await newBearer(t);
    const { iat, exp } = person.web.payload;
    if (Number(exp) - Number(iat) !== SECONDS)
      t.fail({
        expected: `"exp" to be ${SECONDS} seconds after "iat"`,
        actual: `it is ${Number(exp) - Number(iat)} seconds after it`,
        advice: 'Read how many seconds a token is good from the environment variable TOKEN_SECONDS when you start.',
      });
    return person;
  },
});

export const refusesExpired = step({
  id: 'refuses-expired',
  title: 'A token is good until the moment it names, and 401 from then on',
  variant: 'expiry',
  after: [keepsToItsSetting],
  weight: 3,
  async run(t) {
    const { token, web } = await signInAgain(t, t.from(keepsToItsSetting));
    const end = Number(web.payload['exp']) * 1_000;
    const before = await whoAmI(t, `Bearer ${token}`);
    // On a machine that is busy two seconds may be over by now.
    if (Date.now() < end) before.expectStatus(200, 'A token is good until the moment that "exp" names.');
    await t.wait(Math.max(0, end - Date.now()));
    await t.eventually(
      async () => {
        const after = await whoAmI(t, `Bearer ${token}`);
        if (after.status !== 401)
          after.fail(
            'status 401 for a token whose "exp" is over',
            `status ${after.status}`,
            'Compare "exp" with the clock at every request: the verify function of your library does, unless it is told not to.',
          );
      },
      { withinMs: GRACE_MS },
    );
    const fresh = await signInAgain(t, t.from(keepsToItsSetting));
    (await whoAmI(t, `Bearer ${fresh.token}`)).expectStatus(200, 'After a new sign-in the new token is good.');
  },
});
