import { defineCheck } from '../../check/define.ts';
import { restApi } from '../rest-api/index.ts';
import { restartSteps } from './restart-steps.ts';
import * as steps from './steps.ts';

/** The third rung: records in a database. Brief: content/backend/briefs/crud-persistence.md. */
export const crudPersistence = defineCheck({
  name: 'crud-persistence',
  version: 2,
  title: 'Records that last',
  needs: [restApi],
  sends: ({ path }) => [`GET ${path}`, `POST ${path}`, `GET ${path}/:id`, `PUT ${path}/:id`, `DELETE ${path}/:id`],
  goodEnough: 1,
  variants: { restart: { title: 'also across a restart of your program', uses: ['lifecycle'] } },
  steps: [
    steps.writes,
    steps.seesAtOnce,
    steps.createsMany,
    steps.changesMany,
    steps.changesOne,
    steps.standsLater,
    ...restartSteps('restart'),
  ],
});
