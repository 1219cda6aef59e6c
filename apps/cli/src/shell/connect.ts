/** Opens the way to the data: through the server that runs on it, or in this process. The commands cannot tell. */
import { createClient } from '@waymark/contract/client';
import { createApp, findServer, loadContent, type Config } from '@waymark/server';
import path from 'node:path';
import type { Connection } from './context.ts';
import { CommandFailure, EXIT } from './failure.ts';
import { houseFolder } from './house.ts';
import { judgeOf } from './judge.ts';

/** The API in this process has no address; its local guard wants one of this machine. */
const INSIDE = 'http://localhost';

/**
 * @param config names the data folder and database
 * @throws CommandFailure when the data cannot be opened, in words
 */
export async function connect(config: Config): Promise<Connection> {
  if (config.server !== null) return remote(config.server, config);
  const server = await findServer(config);
  if (server !== null) {
    const send = (url: string, init: RequestInit = {}): Promise<Response> => fetch(url, init).catch(lost(server));
    return connection(server, send, { server, github: config.github, close: async () => undefined });
  }
  const app = await createApp({
    config,
    content: await loadContent(path.join(houseFolder(), 'content/backend')),
    judge: judgeOf(config),
  });
  return connection(INSIDE, (url, init) => app.fetch(new Request(url, init)), {
    server: null,
    github: config.github,
    close: () => app.close(),
  });
}

/** An instance that somebody else runs. */
function remote(server: string, { accessToken: token, github }: Config): Connection {
  const send: Send = (url, init = {}) => {
    const headers = new Headers(init.headers);
    if (token !== null) headers.set('authorization', `Bearer ${token}`);
    return fetch(url, { ...init, headers }).catch(lost(server));
  };
  return connection(server, send, { server, github, close: async () => undefined });
}

type Send = (url: string, init?: RequestInit) => Promise<Response>;

function connection(base: string, send: Send, about: Pick<Connection, 'server' | 'github' | 'close'>): Connection {
  return {
    client: createClient(send, base),
    fetch: async (at, init) => refused(await send(base + at, init)),
    ...about,
  };
}

/** The same words for a raw answer as the client has for a JSON one. */
async function refused(response: Response): Promise<Response> {
  if (response.ok) return response;
  const body = (await response.json().catch(() => null)) as { error?: { message?: string } } | null;
  throw new CommandFailure(
    body?.error?.message ?? `The server answered ${response.status} without saying why.`,
    EXIT.no,
  );
}

function lost(server: string): (error: unknown) => never {
  return (error) => {
    throw new CommandFailure(
      `The server at ${server} stopped answering (${error instanceof Error ? error.message : String(error)}). What it had acknowledged is saved; try again.`,
      EXIT.unavailable,
    );
  };
}
