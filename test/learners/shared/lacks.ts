/** Whether a program in Python can run on this machine. */
import { spawnSync } from 'node:child_process';
import type { Expected } from './read-expected.ts';

const IS_THERE = `import importlib.util, sys
print(*[name for name in sys.argv[1:] if importlib.util.find_spec(name) is None])`;
const known = new Map<string, string | false>();

/** @returns what is missing, as the reason to skip the test; false where nothing is */
export function lacks({ command, requires }: Pick<Expected, 'command' | 'requires'>): string | false {
  if (command === null) return false;
  const asked = [command, ...requires].join(' ');
  const answer = known.get(asked) ?? look(command, requires);
  known.set(asked, answer);
  return answer;
}

function look(command: string, modules: string[]): string | false {
  const { status, stdout } = spawnSync(command, ['-c', IS_THERE, ...modules], { encoding: 'utf8' });
  if (status !== 0) return `${command} is not here`;
  const missing = stdout.trim();
  return missing === '' ? false : `${command} has no module ${missing.split(' ').join(', ')}`;
}
