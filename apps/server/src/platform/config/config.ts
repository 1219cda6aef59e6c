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
  /** In hosted mode, as people open it; null where nobody said. */
  publicUrl: string | null;
  /** In hosted mode what stands for the learner; for the command line what it shows to `server`. */
  accessToken: string | null;
  /** The instance that the command line works with, where that is not the one of this machine. */
  server: string | null;
  /** The host that is asked about pipelines and contributions: GitHub, or one that speaks its language. */
  github: {
    api: string;
    /** The learner's own, so only in local mode: an instance for others asks as nobody. */
    token: string | null;
  };
  /** Whether the server looks now and then whether the links of the roadmaps still answer. */
  checkLinks: boolean;
}

export type Access = Pick<Config, 'mode' | 'publicUrl' | 'accessToken' | 'server' | 'github' | 'checkLinks'>;

/** What a configuration says of access where nothing is set: the learner's own machine. */
export const LOCAL_ACCESS: Access = {
  ...{ mode: 'local', publicUrl: null, accessToken: null, server: null },
  github: { api: 'https://api.github.com', token: null },
  checkLinks: true,
};

export interface ConfigSources {
  /** The process's environment. */
  env: Record<string, string | undefined>;
  /** Of the command line; they win over the environment. */
  flags?: { data?: string | undefined; port?: string | undefined; host?: string | undefined };
  /** Whose conventions for folders count; the running system's where left out. */
  platform?: string;
}

export type ConfigResult = { ok: true; config: Config } | { ok: false; problems: string[] };

const KNOWN = [
  'WAYMARK_DATA',
  'WAYMARK_PORT',
  'WAYMARK_HOST',
  'WAYMARK_MODE',
  'WAYMARK_PUBLIC_URL',
  'WAYMARK_ACCESS_TOKEN',
  'WAYMARK_SERVER',
  'WAYMARK_GITHUB_API',
  'WAYMARK_GITHUB_TOKEN',
  'WAYMARK_CHECK_LINKS',
  // Read by the command that pushes to Notion, and by nothing else.
  'WAYMARK_NOTION_API',
];
/** Their values are on no screen, not even wrong ones. */
const SECRET = new Set(['WAYMARK_ACCESS_TOKEN', 'WAYMARK_GITHUB_TOKEN']);
/** Names that begin so are for our own tests and tools. */
const RESERVED = ['WAYMARK_TEST_'];
const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.int().max(65_535));
const loopbackHost = z.enum(LOOPBACK);
/** A name or address to listen on; the system says whether this machine has it. */
const anyHost = z.string().regex(/^[\w.:-]{1,255}$/);
const webAddress = z.url({ protocol: /^https?$/ }).transform((value) => new URL(value).origin);
/** Words that stand where a secret should: what an example file says, and what everybody tries first. */
const PLACEHOLDER = /change.?me|example|default|password|secret|token|waymark|123456|abcdef/i;
/** Without its last slashes. */
const apiAddress = z.url({ protocol: /^https$/ }).transform((value) => value.replace(/\/+$/, ''));
const apiToken = z.string().regex(/^[\x21-\x7e]{8,300}$/);
const accessToken = z
  .string()
  .regex(/^[\x21-\x7e]{32,200}$/)
  .refine((value) => new Set(value).size >= 10 && !PLACEHOLDER.test(value));
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
    if (!parsed.success) problems.push(`${name} is ${SECRET.has(name) ? 'too weak' : `"${shown(value)}"`}: ${advice}`);
    return parsed.data;
  }
  const chosenPort = take(
    port,
    pick(flags.port, '--port', env, 'WAYMARK_PORT', '4600'),
    'give a port from 0 (any free one) to 65535, such as 4600.',
  );
  const mode =
    take(z.enum(['local', 'hosted']), named(env, 'WAYMARK_MODE', 'local'), 'write local or hosted.') ?? 'local';
  const chosenHost = take(
    mode === 'local' ? loopbackHost : anyHost,
    pick(flags.host, '--host', env, 'WAYMARK_HOST', '127.0.0.1'),
    mode === 'local' ? NOT_LOOPBACK : 'give a name or an address of this machine, such as 0.0.0.0.',
  );
  const optional = (name: string, schema: z.ZodType<string>, advice: string): string | null =>
    isSet(env, name) ? (take(schema, named(env, name, ''), advice) ?? null) : null;
  const publicUrl = optional('WAYMARK_PUBLIC_URL', webAddress, 'give an address such as https://waymark.example.org.');
  const server = optional('WAYMARK_SERVER', webAddress, 'give an address such as https://waymark.example.org.');
  const token = optional('WAYMARK_ACCESS_TOKEN', accessToken, WEAK_TOKEN);
  if (mode === 'hosted' && !isSet(env, 'WAYMARK_ACCESS_TOKEN'))
    problems.push(`WAYMARK_ACCESS_TOKEN is not set: hosted mode needs one. ${MAKE_TOKEN}`);
  const github = {
    api: optional('WAYMARK_GITHUB_API', apiAddress, 'give an address such as https://git.example.org/api/v1.'),
    token: optional('WAYMARK_GITHUB_TOKEN', apiToken, 'copy the whole token; it has no blanks.'),
  };
  const checkLinks = take(z.enum(['on', 'off']), named(env, 'WAYMARK_CHECK_LINKS', 'on'), 'write on or off.') !== 'off';
  const [dataName, data] = pick(flags.data, '--data', env, 'WAYMARK_DATA', defaultDataFolder(env, platform));
  if (data.includes('\0')) problems.push(`${dataName} is no path of a folder.`);
  const dataFolder = path.resolve(data);
  const database = !isSet(env, 'DATABASE_URL')
    ? `sqlite:${path.join(dataFolder, 'waymark.db')}`
    : take(
        databaseUrl,
        named(env, 'DATABASE_URL', ''),
        'give a PostgreSQL address, such as postgres://user@127.0.0.1:5432/waymark, or leave it out for SQLite in the data folder.',
      );
  if (problems.length > 0 || chosenPort === undefined || chosenHost === undefined || database === undefined) {
    return { ok: false, problems };
  }
  const place = { dataFolder, host: chosenHost, port: chosenPort, databaseUrl: database };
  const access = { mode, publicUrl, accessToken: token, server, github: hostOf(mode, github), checkLinks };
  return { ok: true, config: { ...place, ...access } };
}

function hostOf(mode: Mode, { api, token }: Record<'api' | 'token', string | null>): Config['github'] {
  return { api: api ?? LOCAL_ACCESS.github.api, token: mode === 'local' ? token : null };
}

const NOT_LOOPBACK =
  'this Waymark has no sign-in, so it listens only to the machine it runs on; use 127.0.0.1, ::1 or localhost.';

const MAKE_TOKEN = 'Make one with: openssl rand -hex 32';
const WEAK_TOKEN = `it has to be 32 characters or more that nobody can guess. ${MAKE_TOKEN}`;

function isSet(env: ConfigSources['env'], name: string): boolean {
  return env[name] !== undefined && env[name] !== '';
}

function named(env: ConfigSources['env'], name: string, otherwise: string): [string, string] {
  const value = env[name];
  return [name, value === undefined || value === '' ? otherwise : value];
}

function pick(
  flag: string | undefined,
  flagName: string,
  env: ConfigSources['env'],
  name: string,
  otherwise: string,
): [string, string] {
  return flag === undefined ? named(env, name, otherwise) : [flagName, flag];
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
