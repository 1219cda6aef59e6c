import { defineCheck } from '../../check/define.ts';
import { restApi } from '../rest-api/index.ts';
import * as steps from './steps.ts';

/** Conditional requests (RFC 9110, section 13) and what may be kept (RFC 9111). Brief: content/backend/briefs/http-caching.md. */
export const httpCaching = defineCheck({
  name: 'http-caching',
  version: 1,
  title: 'Answers that need not be sent twice',
  needs: [restApi],
  sends: ({ path }) => [`GET ${path}`, `POST ${path}`, `GET ${path}/:id`, `PUT ${path}/:id`, `DELETE ${path}/:id`],
  goodEnough: 1,
  steps: [
    steps.namesVersions,
    steps.saysNotModified,
    steps.sendsWhatIsNew,
    steps.changesTheName,
    steps.readsLists,
    steps.namesLists,
    steps.saysHowLong,
  ],
});
