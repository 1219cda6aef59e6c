/** What the server mounts for every address that is not the API's. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { staticFiles } from './static-files.ts';

export interface WebContext {
  /** The API's own door, so that a page is rendered without a request through the network. */
  api: (request: Request) => Promise<Response>;
}

/** @returns null where the web app has nothing to say */
export type WebHandler = (request: Request, context: WebContext) => Promise<Response | null>;

interface Instance {
  server: {
    init(options: { env: Record<string, string> }): Promise<void>;
    respond(request: Request, options: { platform: WebContext; getClientAddress: () => string }): Promise<Response>;
  };
}

/**
 * Loads the built web app that lies beside this file.
 *
 * @returns the handler: client files first, pages otherwise
 */
export async function createWeb(): Promise<WebHandler> {
  const instance = new URL('./instance.js', import.meta.url).href;
  const { server } = (await import(instance)) as Instance;
  // The pages need no settings from outside: whatever they show comes from the API.
  await server.init({ env: {} });
  const policies = JSON.parse(readFileSync(join(import.meta.dirname, 'policies.json'), 'utf8')) as Record<
    string,
    string
  >;
  const files = staticFiles(join(import.meta.dirname, 'client'), policies);
  return async (request, context) =>
    files(request) ?? server.respond(request, { platform: context, getClientAddress: () => '127.0.0.1' });
}
