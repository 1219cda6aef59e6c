import { spawnSync } from 'node:child_process';

/** Of util-linux, which every Debian has. */
const SETPRIV = '/usr/bin/setpriv';

const known = new Map<string, boolean>();

/**
 * A server that is killed cannot end its children, and one in an endless loop never sees that nobody listens any more.
 * Linux ends a child with its parent where the child asks for it (PR_SET_PDEATHSIG, prctl(2)); Node cannot ask, `setpriv` can.
 *
 * @returns what to spawn; elsewhere the command itself, which ends when it next reads its input
 */
export function endsWithParent(
  command: string,
  args: readonly string[],
  setpriv = SETPRIV,
): { command: string; args: string[] } {
  if (process.platform !== 'linux' || !canAsk(setpriv)) return { command, args: [...args] };
  return { command: setpriv, args: [...asking, command, ...args] };
}

const asking = ['--pdeathsig', 'KILL', '--'];

/** It may be missing, and that of BusyBox or of an old util-linux does not know the option: tried once. */
function canAsk(setpriv: string): boolean {
  const can = known.get(setpriv) ?? spawnSync(setpriv, [...asking, setpriv, '--version']).status === 0;
  known.set(setpriv, can);
  return can;
}
