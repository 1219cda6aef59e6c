import type { Command } from 'commander';
import { CommandFailure } from '../shell/failure.ts';

/** `waymark completion bash|zsh|fish`: a script for the shell to read; made from the commands themselves. */
export function completion(program: Command, shell: string): string {
  const commands = program.commands.map((command) => ({
    name: command.name(),
    summary: command.summary() || command.description(),
    options: command.options.map((option) => option.long ?? option.short ?? '').filter((flag) => flag !== ''),
  }));
  const names = commands.map(({ name }) => name).join(' ');
  if (shell === 'bash') return bash(names, commands);
  if (shell === 'zsh') return `#compdef waymark\nautoload -U +X bashcompinit && bashcompinit\n${bash(names, commands)}`;
  if (shell === 'fish') return fish(commands);
  throw new CommandFailure(`There is no completion for “${shell}”; there is bash, zsh and fish.`);
}

type Described = { name: string; summary: string; options: string[] }[];

function bash(names: string, commands: Described): string {
  const cases = commands.map(({ name, options }) => `    ${name}) words="${options.join(' ')}" ;;`).join('\n');
  return `_waymark() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words="${names}"
  if [ "$COMP_CWORD" -gt 1 ]; then
    case "\${COMP_WORDS[1]}" in
${cases}
    esac
    case "$current" in
      -*) ;;
      *) COMPREPLY=($(compgen -f -- "$current")); return ;;
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -F _waymark waymark
`;
}

function fish(commands: Described): string {
  const quote = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  return commands
    .flatMap(({ name, summary, options }) => [
      `complete -c waymark -n __fish_use_subcommand -f -a ${name} -d ${quote(summary)}`,
      ...options.map(
        (option) => `complete -c waymark -n '__fish_seen_subcommand_from ${name}' -l ${option.replace(/^--/, '')}`,
      ),
    ])
    .join('\n')
    .concat('\n');
}
