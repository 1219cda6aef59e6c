import type { Store } from '@waymark/store';
import type { Handlers } from '../../platform/http/handler.ts';
import type { Mode } from '../../programme/strength.ts';
import { docsPage, DOCS_POLICY } from './docs-page.ts';
import { openApi } from './openapi.ts';

/** Who this server is, for a command line that looks for one on the same data. */
export interface Identity {
  version: string;
  /** Id of the data: two servers with the same instance keep the same database. */
  instance: string;
  mode: Mode;
}

export function systemHandlers(deps: {
  store: Store;
  identity: Identity;
}): Handlers<'getHealth' | 'getOpenApi' | 'getDocs'> {
  const { store, identity } = deps;
  return {
    getHealth: () => Promise.resolve({ status: 'ok', database: store.dialect, ...identity }),
    getOpenApi: () => Promise.resolve({ body: JSON.stringify(openApi(identity.version), null, 2) }),
    getDocs: ({ origin }) =>
      Promise.resolve({
        body: docsPage(openApi(identity.version), origin),
        headers: { 'content-security-policy': DOCS_POLICY },
      }),
  };
}
