/** What every command gets: its output, the way to the data, and the environment it was started in. */
import type { Client } from '@waymark/contract/client';
import type { Config } from '@waymark/server';
import type { Output } from '../terminal/output.ts';

/** A way to the data: a running server, or the same API opened in this process. */
export interface Connection {
  client: Client;
  /** For answers that are not JSON. */
  fetch: (path: string, init?: RequestInit) => Promise<Response>;
  /** The running server's address, null when the data was opened here. */
  server: string | null;
  /** Asked about the runs of the learner's pipelines. */
  github: Config['github'];
  close: () => Promise<void>;
}

export interface Context {
  out: Output;
  /** Opens the data; each command that needs it calls this once. */
  connect(): Promise<Connection>;
  env: NodeJS.ProcessEnv;
  cwd: string;
}

/** Opens the data, runs the work, and closes whatever happens. */
export async function withConnection<T>(context: Context, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await context.connect();
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}

/** The programme that every command speaks about. */
export const CURRENT = { programme: 'current' } as const;
