import { defineCheck } from '../../check/define.ts';
import { helloServer } from '../hello-server/index.ts';
import * as change from './change-steps.ts';
import * as create from './create-steps.ts';
import * as list from './list-steps.ts';
import * as refuse from './refuse-steps.ts';

/** The second rung: records over HTTP. Brief: content/backend/briefs/rest-api.md. */
export const restApi = defineCheck({
  name: 'rest-api',
  version: 4,
  title: 'A REST API',
  needs: [helloServer],
  sends: ({ path }) => [
    `GET ${path}`,
    `POST ${path}`,
    `PATCH ${path}`,
    `GET ${path}/:id`,
    `PUT ${path}/:id`,
    `DELETE ${path}/:id`,
    `POST ${path}/:id`,
  ],
  goodEnough: 0.85,
  steps: [
    create.creates,
    create.readsBack,
    create.twoDiffer,
    create.saysWhere,
    refuse.knowsNoSuchId,
    list.listsAll,
    list.listsNothingElse,
    list.counts,
    create.storesExactly,
    create.takesTheSameTwice,
    create.hasDefaults,
    create.ignoresForeign,
    create.createsAtOnce,
    list.pages,
    list.pagesByDefault,
    list.filters,
    change.replaces,
    change.replacesWhole,
    change.replacesAgain,
    change.deletes,
    change.deletesAgain,
    refuse.refusesBroken,
    refuse.refusedChangesNothing,
    refuse.refusesMalformed,
    refuse.refusesOversized,
    refuse.refusesMethods,
    refuse.refusesOtherTypes,
  ],
});
