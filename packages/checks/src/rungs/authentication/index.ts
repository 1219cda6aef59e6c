import { defineCheck } from '../../check/define.ts';
import { restApi } from '../rest-api/index.ts';
import * as steps from './steps.ts';

/** People register, sign in and are known by a token. Brief: content/backend/briefs/authentication.md. */
export const authentication = defineCheck({
  name: 'authentication',
  version: 4,
  title: 'Who is asking?',
  needs: [restApi],
  sends: ({ auth }) => [`POST ${auth.register}`, `POST ${auth.signIn}`, `GET ${auth.me}`],
  goodEnough: 1,
  steps: [
    steps.registers,
    steps.signsIn,
    steps.knowsWhoAsks,
    steps.refusesWrongPasswords,
    steps.tellsNothing,
    steps.refusesBadRegistrations,
    steps.registersOnce,
    steps.refusesWithoutToken,
    steps.refusesAltered,
    steps.keepsTokens,
  ],
});
