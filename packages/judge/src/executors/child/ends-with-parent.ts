import { existsSync } from 'node:fs';

/** Of util-linux, which every Debian has. */
const SETPRIV = '/usr/bin/setpriv';

/**
 * A server that is killed cannot end its children, and one in an endless loop never sees that nobody listens any more.
 * Linux ends a child with its parent where the child asks for it (PR_SET_PDEATHSIG, prctl(2)); Node cannot ask, `setpriv` can.
 *
 * @returns what to spawn; elsewhere the command itself, which ends when it next reads its input
 */
export function endsWithParent(command: string, args: readonly string[]): { command: string; args: string[] } {
  if (process.platform !== 'linux' || !existsSync(SETPRIV)) return { command, args: [...args] };
  return { command: SETPRIV, args: ['--pdeathsig', 'KILL', '--', command, ...args] };
}
