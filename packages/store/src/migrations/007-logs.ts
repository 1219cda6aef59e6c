/** What a learner keeps a log of (applications, demos, mock interviews), and commits counted as contributions. */
import type { Migration, Words } from './migration.ts';

export const logs: Migration = {
  name: 'logs',
  statements: ({ text, integer, end }: Words) => {
    const owner = `programme_id ${text} not null references programmes (id)`;
    return [
      `create table log_entries (
        ${owner}, id ${text} not null, kind ${text} not null, closed ${integer} not null, entry ${text} not null,
        evidence_id ${text}, created_at ${text} not null, primary key (programme_id, id)) ${end}`,
      'create index log_entries_by_kind on log_entries (programme_id, kind, created_at, id)',
      `create table contribution_sources (
        ${owner}, source ${text} not null, kind ${text} not null, label ${text} not null, state ${text} not null,
        read_at ${text} not null, primary key (programme_id, source)) ${end}`,
      `create table contributions (
        ${owner}, id ${text} not null, kind ${text} not null, source ${text} not null, day ${text} not null,
        primary key (programme_id, id)) ${end}`,
      'create index contributions_by_day on contributions (programme_id, day)',
      `create table contribution_authors (
        ${owner}, address ${text} not null, primary key (programme_id, address)) ${end}`,
    ];
  },
};
