import { defineCheck } from '../../check/define.ts';
import { keysPath } from '../../terms/model.ts';
import { authentication } from '../authentication/index.ts';
import * as claims from './claim-steps.ts';
import * as expiry from './expiry-steps.ts';
import * as forged from './forge-steps.ts';
import * as published from './published-steps.ts';

/** Tokens that carry their own proof. Brief: content/backend/briefs/jwt.md. */
export const jwt = defineCheck({
  name: 'jwt',
  version: 1,
  title: 'Tokens that prove themselves',
  needs: [authentication],
  sends: (terms) => [
    `POST ${terms.auth.register}`,
    `POST ${terms.auth.signIn}`,
    `GET ${terms.auth.me}`,
    `GET ${keysPath(terms)}`,
  ],
  variants: { expiry: { title: 'also that a token ends when it says', uses: ['lifecycle'] } },
  steps: [
    claims.isWebToken,
    claims.saysWho,
    claims.saysWhen,
    claims.holdsNoSecrets,
    claims.holdsNothingPersonal,
    claims.hasStrongKey,
    forged.refusesAltered,
    forged.refusesUnsigned,
    forged.refusesOtherKeys,
    published.publishesNoSecret,
    published.refusesPublicKeyAsShared,
    forged.refusesOddKeyIds,
    forged.refusesGarbage,
    expiry.keepsToItsSetting,
    expiry.refusesExpired,
  ],
});
