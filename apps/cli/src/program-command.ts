/** What every command of the program is made with. */
import { Option, type Command } from 'commander';
import type { Context } from './shell/context.ts';

/** What the program needs from the process: a context per run, and a way to end. */
export interface Shell {
  version: string;
  /** `--json` and `--data` are known only after parsing. */
  context(options: { json?: boolean; data?: string }): Context;
  serve(options: { port?: string; host?: string; data?: string; open: boolean; json?: boolean }): Promise<number>;
  finish(code: number): void;
}

/** Options that every command takes. */
export function command(program: Command, name: string, summary: string): Command {
  return program
    .command(name)
    .summary(summary)
    .description(summary)
    .addOption(new Option('--json', 'print JSON instead of text'))
    .addOption(new Option('--data <folder>', 'use this data folder instead of WAYMARK_DATA'));
}

type Run = (context: Context) => Promise<number>;

export async function run(shell: Shell, self: Command, work: Run): Promise<void> {
  shell.finish(await work(shell.context(self.opts())));
}
