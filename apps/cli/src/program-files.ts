/** The commands on files: content packs, roadmaps as text, and what is taken out. */
import type { Command } from 'commander';
import { checkContent, type ContentOptions } from './commands/content/check.ts';
import { newContent } from './commands/content/new.ts';
import { diff } from './commands/diff.ts';
import { exportAs, type ExportOptions } from './commands/export.ts';
import { fmt } from './commands/fmt.ts';
import { lint } from './commands/lint.ts';
import { merge } from './commands/merge.ts';
import { sync, type SyncOptions } from './commands/sync.ts';
import { upstream, type UpstreamOptions } from './commands/upstream.ts';
import { command, run, type Shell } from './program-command.ts';

export function addContent(program: Command, shell: Shell): void {
  const content = program.command('content').description('Content packs: check one, or add a challenge to it.');
  command(
    content,
    'check [folder]',
    'Prove a pack: solutions, mistakes, examples, mutants, SQL exercises, quizzes, explanations.',
  )
    .option('--only <names...>', 'only the challenges, exercises, quizzes or explanations of these names')
    .option('--no-mutants', 'leave out the mutants, which take the longest')
    .action((folder: string | undefined, options: ContentOptions, self: Command) =>
      run(shell, self, (context) => checkContent(context, folder, options)),
    );
  command(content, 'new <name>', 'Begin a challenge with one that works, to be written over.')
    .option('--folder <folder>', 'in this pack instead of Waymark’s own')
    .action((name: string, options: { folder?: string }, self: Command) =>
      run(shell, self, (context) => newContent(context, name, options)),
    );
}

export function addFiles(program: Command, shell: Shell): void {
  command(program, 'lint <file>', 'Say what is in a roadmap and what is wrong with it.').action(
    (file: string, _: unknown, self: Command) => run(shell, self, (context) => lint(context, file)),
  );
  command(program, 'fmt <file>', 'Write a roadmap in one style; - reads standard input.')
    .option('--check', 'only say whether it is')
    .action((file: string, options: { check?: boolean }, self: Command) =>
      run(shell, self, (context) => fmt(context, file, options)),
    );
  command(program, 'diff <before> <after>', 'What changed between two roadmaps, item by item.').action(
    (before: string, after: string, _: unknown, self: Command) =>
      run(shell, self, (context) => diff(context, before, after)),
  );
  command(program, 'upstream', 'What changed in the roadmap that yours was made from; ends with 1 if something did.')
    .option('--merge', 'take it over')
    .option('--take <ids...>', 'take these changes (all: every one, also against yours)')
    .option('--leave <ids...>', 'leave these (all: every one)')
    .option('--from <upstream>', 'pack, or programme for the one this was duplicated from')
    .action((options: UpstreamOptions, self: Command) => run(shell, self, (context) => upstream(context, options)));
  command(program, 'sync <file>', 'Bring a roadmap file, such as one in your repository, and the programme together.')
    .option('--check', 'only say whether they differ')
    .option('--take <side>', 'where both changed the same: file or programme')
    .action((file: string, options: SyncOptions, self: Command) =>
      run(shell, self, (context) => sync(context, file, options)),
    );
  command(program, 'merge <base> <mine> <theirs>', 'Merge two versions of a roadmap.')
    .option('-o, --output <file>', 'write the result here')
    .action((base: string, mine: string, theirs: string, options: { output?: string }, self: Command) =>
      run(shell, self, (context) => merge(context, [base, mine, theirs], options)),
    );
  command(program, 'export [format]', 'Take the programme out: md, ics, notion or json.')
    .option('-o, --output <file>', 'write it here')
    .option('--to <place>', 'bring it to notion, through its interface; NOTION_TOKEN holds the token')
    .option('--page <page>', 'with --to notion: the page of yours that it goes into')
    .option('--calendar-address', 'show the secret address that calendars read; it is made where there is none')
    .option('--renew', 'with --calendar-address: make a new one, which ends the old one')
    .option('--revoke', 'with --calendar-address: end it')
    .option('--alarm <minutes>', 'with --calendar-address: remind so long before a block, or off')
    .action((format: string | undefined, options: ExportOptions, self: Command) =>
      run(shell, self, (context) => exportAs(context, format, options)),
    );
}
