import type { ProofRules } from '@waymark/learning';
import type { Handlers } from '../../platform/http/handler.ts';
import type { Library } from '../../programme/open.ts';
import { progressView } from './service.ts';

export function progressHandlers({ library, rules }: { library: Library; rules: ProofRules }): Handlers<'getProgress'> {
  return {
    getProgress: async ({ db, params, now }) => progressView(db, await library.open(db, params.programme, now), rules),
  };
}
