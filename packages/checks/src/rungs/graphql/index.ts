import { defineCheck } from '../../check/define.ts';
import { restApi } from '../rest-api/index.ts';
import * as change from './change-steps.ts';
import * as list from './list-steps.ts';
import * as query from './query-steps.ts';
import * as refuse from './refuse-steps.ts';
import { saysItsTypes } from './type-steps.ts';

/** The records of the REST API over GraphQL. Brief: content/backend/briefs/graphql.md. */
export const graphql = defineCheck({
  name: 'graphql',
  version: 4,
  title: 'The same records over GraphQL',
  needs: [restApi],
  sends: ({ path, graphql: { path: endpoint } }) => [
    `POST ${endpoint}`,
    `GET ${endpoint}`,
    `GET ${path}`,
    `POST ${path}`,
    `GET ${path}/:id`,
    `DELETE ${path}/:id`,
  ],
  steps: [
    saysItsTypes,
    query.readsOne,
    query.answersWhatWasAsked,
    query.readsSeveral,
    query.choosesTheOperation,
    query.knowsNoSuchId,
    list.lists,
    list.filters,
    change.createsOne,
    change.changesOne,
    change.deletesOne,
    change.refusesBroken,
    change.refusesBrokenChanges,
    refuse.refusesUnknownFields,
    refuse.refusesMalformed,
    refuse.getChangesNothing,
    refuse.boundsQueries,
  ],
});
