/** The checks themselves, lowest rung first. */
import type { Check } from '../check/model.ts';
import { authentication } from './authentication/index.ts';
import { crudPersistence } from './crud-persistence/index.ts';
import { helloServer } from './hello-server/index.ts';
import { httpCaching } from './http-caching/index.ts';
import { restApi } from './rest-api/index.ts';

export { authentication, crudPersistence, helloServer, httpCaching, restApi };

export const RUNGS: readonly Check[] = [helloServer, restApi, crudPersistence, authentication, httpCaching];

/** @param subject a name like `rest-api`, or with a variant: `crud-persistence:restart` */
export function checkNamed(subject: string): { check: Check; variant: string | null } | null {
  const [name, variant = null] = subject.split(':');
  const check = RUNGS.find((one) => one.name === name);
  if (check === undefined || (variant !== null && !Object.hasOwn(check.variants, variant))) return null;
  return { check, variant };
}
