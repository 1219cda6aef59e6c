/** Everything that can be set from outside, parsed once. Nothing else reads the environment. */
import path from 'node:path';
import { z } from 'zod';
import { defaultDataFolder } from './folders.ts';
import type { Mode } from '../../programme/strength.ts';
import { nearest } from './nearest.ts';

export interface Config {
  /** Absolute. Holds the database of local mode and the file that says which server is running. */
  dataFolder: string;
  host: string;
  /** 0 for any free one. */
  port: number;
  /** `sqlite:/absolute/path` or a PostgreSQL address. */
  databaseUrl: string;
  mode: Mode;
}

export interface ConfigSources {
  /** The process's environment. */
  env: Record<string, string | undefined>;
  /** Of the command line; they win over the environment. */
  flags?: { data?: string | undefined; port?: string | undefined; host?: string | undefined };
  /** Whose conventions for folders count; the running system's where left out. */
  platform?: string;
}

export type ConfigResult = { ok: true; config: Config } | { ok: false; problems: string[] };

const KNOWN = ['WAYMARK_DATA', 'WAYMARK_PORT', 'WAYMARK_HOST'];
/** Names that begin so are for our own tests and tools. */
const RESERVED = ['WAYMARK_TEST_'];
const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.int().max(65_535));
const host = z.enum(LOOPBACK);
const databaseUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\/\S+$/)
  .refine((value) => URL.canParse(value));

/**
 * Reads the settings; an empty variable counts as not set.
 *
 * @returns the configuration, or every problem as one sentence that names the setting, what it was and what to write
 */
export function loadConfig({ env, flags = {}, platform = process.platform }: ConfigSources): ConfigResult {
  const problems = unknownNames(env);
  function take<T>(schema: z.ZodType<T>, [name, value]: [string, string], advice: string): T | undefined {
    const parsed = schema.safeParse(value);
    if (!parsed.success) problems.push(`${name} is "${shown(value)}": ${advice}`);
    return parsed.data;
  }
  const chosenPort = take(
    port,
    pick(flags.port, '--port', env, 'WAYMARK_PORT', '4600'),
    'give a port from 0 (any free one) to 65535, such as 4600.',
  );
  const chosenHost = take(host, pick(flags.host, '--host', env, 'WAYMARK_HOST', '127.0.0.1'), NOT_LOOPBACK);
  const [dataName, data] = pick(flags.data, '--data', env, 'WAYMARK_DATA', defaultDataFolder(env, platform));
  if (data.includes('\0')) problems.push(`${dataName} is no path of a folder.`);
  const dataFolder = path.resolve(data);
  const database =
    env['DATABASE_URL'] === undefined || env['DATABASE_URL'] === ''
      ? `sqlite:${path.join(dataFolder, 'waymark.db')}`
      : take(
          databaseUrl,
          ['DATABASE_URL', env['DATABASE_URL']],
          'give a PostgreSQL address, such as postgres://user@127.0.0.1:5432/waymark, or leave it out for SQLite in the data folder.',
        );
  if (problems.length > 0 || chosenPort === undefined || chosenHost === undefined || database === undefined) {
    return { ok: false, problems };
  }
  return { ok: true, config: { dataFolder, host: chosenHost, port: chosenPort, databaseUrl: database, mode: 'local' } };
}

const NOT_LOOPBACK =
  'this Waymark has no sign-in, so it listens only to the machine it runs on; use 127.0.0.1, ::1 or localhost.';

function pick(
  flag: string | undefined,
  flagName: string,
  env: ConfigSources['env'],
  name: string,
  otherwise: string,
): [string, string] {
  if (flag !== undefined) return [flagName, flag];
  const value = env[name];
  return [name, value === undefined || value === '' ? otherwise : value];
}

/** A misspelt variable would otherwise be a setting that silently does nothing. */
function unknownNames(env: ConfigSources['env']): string[] {
  return Object.keys(env)
    .filter((name) => name.startsWith('WAYMARK_') && !KNOWN.includes(name))
    .filter((name) => !RESERVED.some((prefix) => name.startsWith(prefix)))
    .map((name) => `${name} is no setting of Waymark: did you mean ${nearest(name, KNOWN)}?`);
}

/** An address may hold a password, and a value may be anything: neither belongs on a screen whole. */
function shown(value: string): string {
  const hidden = value.replace(/\/\/[^@/]*@/, '//...@').replace(/[\p{Cc}\p{Cf}]/gu, ' ');
  return hidden.length > 60 ? `${hidden.slice(0, 60)}...` : hidden;
}
