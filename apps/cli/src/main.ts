/** The command line's entry: gives the commands the process, and turns every failure into words and an exit code. */
import { ApiError } from '@waymark/contract/client';
import { loadConfig, VERSION, type Config } from '@waymark/server';
import { CommanderError } from 'commander';
import { connect } from './shell/connect.ts';
import { serve } from './commands/serve.ts';
import { failedWords } from './shell/failed-words.ts';
import { CommandFailure, EXIT } from './shell/failure.ts';
import { createProgram, type Shell } from './program.ts';
import { outputFor, type Output } from './terminal/output.ts';

function output(json: boolean | undefined): Output {
  const { stdout, stderr, env } = process;
  return outputFor(
    { stdout, stderr, noColour: env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '' },
    json ?? false,
  );
}

function config(flags: { data?: string; port?: string; host?: string }): Config {
  const result = loadConfig({ env: process.env, flags });
  if (result.ok) return result.config;
  throw new CommandFailure(result.problems.join('\n'));
}

const shell: Shell = {
  version: VERSION,
  context: ({ json, data }) => ({
    out: output(json),
    connect: () => connect(config(data === undefined ? {} : { data })),
    env: process.env,
    cwd: process.cwd(),
  }),
  serve: ({ open, json, ...flags }) => serve({ out: output(json), env: process.env }, config(flags), { open }),
  finish: (code) => void (process.exitCode = code),
};

/** A reader that has seen enough (`| head`) closes the pipe: that is an end, not a failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? EXIT.ok : EXIT.unavailable);
});

function fail(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (error instanceof CommandFailure) {
    process.stderr.write(`waymark: ${error.message}\n`);
    return error.exitCode;
  }
  if (error instanceof ApiError) {
    process.stderr.write(`waymark: ${failedWords(error)}\n`);
    return error.status >= 500 ? EXIT.unavailable : EXIT.no;
  }
  // Errors that carry a code were put into words where they arose (the database, the port); others are our own faults.
  const known = error instanceof Error && 'code' in error;
  process.stderr.write(
    `waymark: ${known ? error.message : `something broke: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`}\n`,
  );
  return EXIT.unavailable;
}

try {
  const args = process.argv.slice(2);
  await createProgram(shell).parseAsync(args.length === 0 ? ['today'] : args, { from: 'user' });
} catch (error) {
  process.exitCode = fail(error);
}
