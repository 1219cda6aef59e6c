import { defineCheck } from '../../check/define.ts';
import { crudPersistence } from '../crud-persistence/index.ts';
import { restartSteps } from '../crud-persistence/restart-steps.ts';
import { listsAfterRestart, listsFollow } from './list-steps.ts';
import * as source from './source-steps.ts';

const [restarts, ...afterRestart] = restartSteps();

/** Records that last without SQL. Brief: content/backend/briefs/nosql-crud.md. */
export const nosqlCrud = defineCheck({
  name: 'nosql-crud',
  version: 3,
  title: 'Records that last, without SQL',
  needs: [crudPersistence],
  sends: ({ path }) => [`GET ${path}`, `POST ${path}`, `GET ${path}/:id`, `PUT ${path}/:id`, `DELETE ${path}/:id`],
  uses: ['http', 'lifecycle', 'repository'],
  steps: [
    source.namesStore,
    source.listsDriver,
    source.usesDriver,
    source.storesWithIt,
    source.noSqlBeside,
    source.fitsCollections,
    listsFollow,
    restarts,
    ...afterRestart,
    listsAfterRestart(restarts),
  ],
});
