/**
 * What git runs with: nothing of the machine's, the user's or the learner's configuration, and no way to start another
 * program. Every line here closes a way that git offers on purpose.
 */
import { devNull } from 'node:os';
import path from 'node:path';
import type { GitProgram } from './program.ts';

/** Ways to a remote that a call may use. */
export type Protocol = 'none' | 'https' | 'http';

/** A single allocation of git's may not be larger: a small pack can describe a huge object. */
const LARGEST_ALLOCATION = 256 * 1024 * 1024;

/** @param protocol `none`: not even a missing object is fetched from wherever the repository names */
export function environmentFor(program: GitProgram, protocol: Protocol): Record<string, string> {
  const folders =
    process.platform === 'win32' ? [path.dirname(program.file)] : [path.dirname(program.file), '/usr/bin', '/bin'];
  return {
    PATH: folders.join(path.delimiter),
    LC_ALL: 'C',
    // No ~/.gitconfig, ~/.netrc or ~/.ssh.
    HOME: devNull,
    XDG_CONFIG_HOME: devNull,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_SYSTEM: devNull,
    GIT_CONFIG_GLOBAL: devNull,
    GIT_ATTR_NOSYSTEM: '1',
    GIT_ALLOW_PROTOCOL: protocol,
    GIT_PROTOCOL_FROM_USER: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_PAGER: 'cat',
    GIT_ALLOC_LIMIT: String(LARGEST_ALLOCATION),
  };
}

const SETTINGS: [name: string, value: string][] = [
  ['core.hooksPath', devNull],
  ['core.fsmonitor', 'false'],
  ['core.attributesFile', devNull],
  ['core.excludesFile', devNull],
  ['core.pager', 'cat'],
  ['core.askPass', ''],
  ['core.sshCommand', 'false'],
  ['core.gitProxy', ''],
  ['core.bigFileThreshold', '1m'],
  ['core.deltaBaseCacheLimit', '16m'],
  ['credential.helper', ''],
  ['diff.external', ''],
  ['log.showSignature', 'false'],
  ['submodule.recurse', 'false'],
  ['fetch.recurseSubmodules', 'false'],
  ['fetch.writeCommitGraph', 'false'],
  ['fetch.unpackLimit', '1'],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  ['pack.threads', '1'],
  ['http.followRedirects', 'false'],
  ['http.proxy', ''],
  ['http.lowSpeedLimit', '500'],
  ['http.lowSpeedTime', '15'],
  ['http.maxRequests', '2'],
];

/** @param more settings of one call, e.g. the address that a name was checked to lead to */
export function settingsFor(more: readonly (readonly [name: string, value: string])[] = []): string[] {
  return [...SETTINGS, ...more].flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
