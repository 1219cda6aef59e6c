import { defineCheck } from '../../check/define.ts';
import { adminPath, ownPath } from '../../terms/model.ts';
import { authentication } from '../authentication/index.ts';
import * as admin from './admin-steps.ts';
import * as others from './others-steps.ts';
import * as own from './own-steps.ts';
import * as table from './table-steps.ts';

/** Who may do what: everybody their own, admins more. Brief: content/backend/briefs/authorization.md. */
export const authorization = defineCheck({
  name: 'authorization',
  version: 2,
  title: 'Who may do what?',
  needs: [authentication],
  sends: (terms) => [
    `POST ${terms.auth.register}`,
    `POST ${terms.auth.signIn}`,
    `GET ${ownPath(terms)}`,
    `POST ${ownPath(terms)}`,
    ...['GET', 'PUT', 'DELETE'].map((method) => `${method} ${ownPath(terms)}/:id`),
    `GET ${terms.path}`,
    `GET ${terms.path}/:id`,
    `GET ${adminPath(terms)}`,
    ...table.sentRows(terms).map(({ method, path }) => `${method} ${path}`),
  ],
  goodEnough: 1,
  steps: [
    own.keepsOwn,
    own.needsToken,
    own.saysWhereOwn,
    own.changesOwn,
    own.listsOwn,
    own.filtersOwn,
    others.hidesOthers,
    others.keepsOthersUnchanged,
    others.keepsOthersThere,
    others.ownerIsWhoAsks,
    own.keptOutOfPublic,
    admin.adminNeedsToken,
    admin.keepsUsersOut,
    admin.makesNobodyAdmin,
    admin.signsAdminIn,
    admin.showsUsers,
    table.keepsTable,
    table.keepsTableForAdmins,
  ],
});
