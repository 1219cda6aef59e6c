import { defineCheck } from '../../check/define.ts';
import { adminPath, oauthPaths } from '../../terms/model.ts';
import { authentication } from '../authentication/index.ts';
import * as accounts from './account-steps.ts';
import * as back from './callback-steps.ts';
import * as secrets from './secret-steps.ts';
import * as start from './start-steps.ts';
import * as trouble from './trouble-steps.ts';

/** Sign-in with another service, which the check plays. Brief: content/backend/briefs/oauth.md. */
export const oauth = defineCheck({
  name: 'oauth',
  version: 3,
  title: 'Sign in with another service',
  needs: [authentication],
  uses: ['http', 'provider'],
  sends: (terms) => [
    `POST ${terms.auth.register}`,
    `POST ${terms.auth.signIn}`,
    `GET ${terms.auth.me}`,
    `GET ${adminPath(terms)}`,
    `GET ${oauthPaths(terms).start}`,
    `GET ${oauthPaths(terms).callback}`,
  ],
  goodEnough: 1,
  steps: [
    start.sendsThere,
    start.freshEachTime,
    start.remembersTheBrowser,
    accounts.signsIn,
    accounts.provesTheExchange,
    accounts.sameAccount,
    back.bindsState,
    back.codeOnce,
    back.severalAtOnce,
    back.saysNo,
    back.believesOnlyTheService,
    accounts.keepsAccountsApart,
    accounts.hasNoPassword,
    accounts.isNoAdmin,
    secrets.keepsSecrets,
    secrets.refusesForeignIdTokens,
    trouble.copesWithABrokenService,
    trouble.doesNotWait,
  ],
});
