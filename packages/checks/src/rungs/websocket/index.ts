import { defineCheck } from '../../check/define.ts';
import { restApi } from '../rest-api/index.ts';
import * as steps from './steps.ts';

/** Changes of the records, told to everyone who is connected. Brief: content/backend/briefs/websocket.md. */
export const websocket = defineCheck({
  name: 'websocket',
  version: 4,
  title: 'Changes told at once',
  needs: [restApi],
  sends: ({ path, websocket: { path: endpoint } }) => [
    `GET ${endpoint}`,
    `POST ${path}`,
    `PUT ${path}/:id`,
    `DELETE ${path}/:id`,
  ],
  goodEnough: 1,
  steps: [
    steps.echoes,
    steps.announcesCreated,
    steps.allHear,
    steps.announcesChanges,
    steps.announcesNothingElse,
    steps.echoesToOne,
    steps.answersMistakes,
    steps.staysForOthers,
    steps.outlivesLong,
  ],
});
