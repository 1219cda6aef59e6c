/** The walls around the fork-server, as arguments for bubblewrap(1), which does the work without any privilege. */
import { lstatSync, readlinkSync } from 'node:fs';
import { HARNESS_PACKAGE, pythonArguments } from './harness.ts';

/** An unprivileged user. Inside its own user namespace the number means nothing, outside it owns nothing. */
export const NOBODY = 65534;

const HARNESS_PARENT = '/waymark';

/** Descriptors that bubblewrap reads: the filter on 3, then one harness file on each. */
export const FILTER_DESCRIPTOR = 3;

/**
 * @param python absolute path of the interpreter, below /usr
 * @param files names of the harness files, in the order of their descriptors (from 4 on)
 * @returns everything after `bwrap`
 */
export function bubblewrapArguments(python: string, files: readonly string[]): string[] {
  return [
    ...['--unshare-all', '--unshare-user', '--die-with-parent', '--new-session', '--clearenv', '--hostname', 'judge'],
    // Names of libraries are looked up once, not in every fork; the supervisor takes it out of its environment again.
    ...['--setenv', 'LD_BIND_NOW', '1'],
    ...['--uid', String(NOBODY), '--gid', String(NOBODY), '--cap-drop', 'ALL'],
    ...['--ro-bind', '/usr', '/usr', ...libraryFolders()],
    ...['--dir', '/dev', '--dev-bind', '/dev/null', '/dev/null', '--dev-bind', '/dev/urandom', '/dev/urandom'],
    ...files.flatMap((name, at) => [
      '--ro-bind-data',
      String(FILTER_DESCRIPTOR + 1 + at),
      `${HARNESS_PARENT}/${HARNESS_PACKAGE}/${name}`,
    ]),
    // No /proc: nothing to look into other processes with. Last, the root itself: there is no place to write.
    ...['--remount-ro', '/', '--chdir', '/', '--seccomp', String(FILTER_DESCRIPTOR)],
    ...['--', python, ...pythonArguments(HARNESS_PARENT, 'supervisor')],
  ];
}

/** /lib and its sisters are links into /usr on most systems and folders of their own on others. */
function libraryFolders(): string[] {
  return ['/lib', '/lib64', '/lib32'].flatMap((folder) => {
    const found = lstatSync(folder, { throwIfNoEntry: false });
    if (found === undefined) return [];
    return found.isSymbolicLink() ? ['--symlink', readlinkSync(folder), folder] : ['--ro-bind', folder, folder];
  });
}
