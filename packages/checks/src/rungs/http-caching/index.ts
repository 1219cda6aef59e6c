import { defineCheck } from '../../check/define.ts';
import { restApi } from '../rest-api/index.ts';
import { declaresForms, formsAgree, measuredPaths, measures } from './measured-steps.ts';
import * as steps from './steps.ts';

/** Conditional requests (RFC 9110, section 13) and what may be kept (RFC 9111). Brief: content/backend/briefs/http-caching.md. */
export const httpCaching = defineCheck({
  name: 'http-caching',
  version: 1,
  title: 'Answers that need not be sent twice',
  needs: [restApi],
  sends: (terms) => [
    ...[`GET ${terms.path}`, `POST ${terms.path}`],
    ...['GET', 'PUT', 'DELETE'].map((method) => `${method} ${terms.path}/:id`),
    ...measuredPaths(terms).map((path) => `GET ${path}`),
  ],
  goodEnough: 1,
  variants: { measured: { title: 'in place of it: how much faster a read became', alone: true } },
  steps: [
    steps.namesVersions,
    steps.saysNotModified,
    steps.sendsWhatIsNew,
    steps.changesTheName,
    steps.readsLists,
    steps.namesLists,
    steps.saysHowLong,
    declaresForms,
    formsAgree,
    measures,
  ],
});
