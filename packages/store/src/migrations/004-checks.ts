/** Checks: the learner's projects, and what was run against them. */
import type { Migration, Words } from './migration.ts';

export const checks: Migration = {
  name: 'checks',
  statements: ({ text, integer, end }: Words) => [
    `create table projects (
      programme_id ${text} not null references programmes (id), id ${text} not null, name ${text} not null,
      terms ${text} not null, repository ${text}, start_command ${text}, base_url ${text},
      archived ${integer} not null, created_at ${text} not null, updated_at ${text} not null,
      primary key (programme_id, id)) ${end}`,
    `create table runs (
      programme_id ${text} not null references programmes (id), id ${text} not null, project_id ${text} not null,
      check_name ${text} not null, variant ${text}, route ${text} not null, reason ${text} not null,
      status ${text} not null, strength ${text}, summary ${text} not null, record ${text}, digest ${text},
      started_at ${text} not null, finished_at ${text}, leased_until ${text}, next_at ${text},
      primary key (programme_id, id),
      foreign key (programme_id, project_id) references projects (programme_id, id)) ${end}`,
    'create index runs_by_project on runs (programme_id, project_id, started_at)',
    `create index runs_open on runs (started_at) where status = 'waiting'`,
    'create index runs_due on runs (next_at) where next_at is not null',
  ],
};
