/** Runs that the learner's command line makes are known while they go on: no server may take them for its own. */
import type { Migration, Words } from './migration.ts';

export const terminalRuns: Migration = {
  name: 'terminal-runs',
  statements: ({ integer }: Words) => [`alter table runs add column at_terminal ${integer} not null default 0`],
};
