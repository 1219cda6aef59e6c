/** The checks themselves, lowest rung first. */
import type { Check } from '../check/model.ts';
import { authentication } from './authentication/index.ts';
import { authorization } from './authorization/index.ts';
import { ciPipeline } from './ci-pipeline/index.ts';
import { crudPersistence } from './crud-persistence/index.ts';
import { deployed } from './deployed/index.ts';
import { dns } from './dns/index.ts';
import { framework } from './framework/index.ts';
import { git } from './git/index.ts';
import { graphql } from './graphql/index.ts';
import { helloServer } from './hello-server/index.ts';
import { httpCaching } from './http-caching/index.ts';
import { https } from './https/index.ts';
import { jwt } from './jwt/index.ts';
import { loadBalancing } from './load-balancing/index.ts';
import { nosqlCrud } from './nosql-crud/index.ts';
import { nosqlSchema } from './nosql-schema/index.ts';
import { oauth } from './oauth/index.ts';
import { publicRepository } from './public-repository/index.ts';
import { readme } from './readme/index.ts';
import { restApi } from './rest-api/index.ts';
import { sqlSchema } from './sql-schema/index.ts';
import { websocket } from './websocket/index.ts';

export {
  authentication,
  authorization,
  ciPipeline,
  crudPersistence,
  deployed,
  dns,
  framework,
  git,
  graphql,
  helloServer,
  httpCaching,
  https,
  jwt,
  loadBalancing,
  nosqlCrud,
  nosqlSchema,
  oauth,
  publicRepository,
  readme,
  restApi,
  sqlSchema,
  websocket,
};

export const RUNGS: readonly Check[] = [
  helloServer,
  restApi,
  crudPersistence,
  authentication,
  authorization,
  jwt,
  oauth,
  httpCaching,
  graphql,
  websocket,
  git,
  publicRepository,
  readme,
  sqlSchema,
  nosqlSchema,
  nosqlCrud,
  framework,
  ciPipeline,
  deployed,
  loadBalancing,
  https,
  dns,
];

/** @param subject a name like `rest-api`, or with a variant: `crud-persistence:restart` */
export function checkNamed(subject: string): { check: Check; variant: string | null } | null {
  const [name, variant = null] = subject.split(':');
  const check = RUNGS.find((one) => one.name === name);
  if (check === undefined || (variant !== null && !Object.hasOwn(check.variants, variant))) return null;
  return { check, variant };
}
