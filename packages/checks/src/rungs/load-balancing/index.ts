import { defineCheck } from '../../check/define.ts';
import { helloServer } from '../hello-server/index.ts';
import * as failover from './failover-steps.ts';
import * as shared from './shared-steps.ts';
import * as spread from './spread-steps.ts';

/**
 * Several instances behind one address. Brief: content/backend/briefs/load-balancing.md. It does not run rest-api first:
 * instances that do not share their records fail that at places of no meaning, and here they hear why.
 */
export const loadBalancing = defineCheck({
  name: 'load-balancing',
  version: 1,
  title: 'Several instances behind one address',
  needs: [helloServer],
  sends: ({ path, auth, balancing }) => [
    ...[`GET ${path}`, `POST ${path}`],
    ...['GET', 'PUT', 'DELETE'].map((method) => `${method} ${path}/:id`),
    ...(balancing?.signIn === true ? [`POST ${auth.register}`, `POST ${auth.signIn}`, `GET ${auth.me}`] : []),
  ],
  goodEnough: 1,
  variants: { failover: { title: 'also when one of them stops', uses: ['lifecycle', 'instances'] } },
  steps: [
    spread.namesInstances,
    spread.severalAnswer,
    spread.keepsNames,
    spread.sharesLoad,
    shared.sharesRecords,
    shared.sharesChanges,
    shared.givesIds,
    shared.sharesLists,
    shared.sharesSignIns,
    failover.answersOn,
    failover.comesBack,
    failover.anyMayStop,
  ],
});
