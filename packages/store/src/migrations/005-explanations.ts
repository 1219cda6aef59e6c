/** Explanations: what a learner wrote, what was asked about an exchange, and how it was judged. */
import type { Migration, Words } from './migration.ts';

export const explanations: Migration = {
  name: 'explanations',
  statements: ({ text, integer, end }: Words) => [
    `create table explanation_attempts (
      programme_id ${text} not null references programmes (id), id ${text} not null, explanation ${text} not null,
      seed ${integer} not null, exchange ${text}, questions ${text} not null, body ${text} not null,
      answers ${text} not null, version ${integer} not null, started_at ${text} not null, finished_at ${text},
      passed ${integer} not null, result ${text}, primary key (programme_id, id)) ${end}`,
    // At most one attempt at an explanation is open: a second page continues it.
    `create unique index explanation_attempts_open on explanation_attempts (programme_id, explanation)
      where finished_at is null`,
    'create index explanation_attempts_by_name on explanation_attempts (programme_id, explanation, started_at)',
  ],
};
