/** Practice: what was handed in to the judge, what is being written, and what was looked at. */
import type { Migration, Words } from './migration.ts';

export const practice: Migration = {
  name: 'practice',
  statements: (words) => [...submissions(words), ...desk(words)],
};

function submissions({ text, integer, end }: Words): string[] {
  return [
    `create table submissions (
      programme_id ${text} not null references programmes (id), id ${text} not null, challenge ${text} not null,
      language ${text} not null, code ${text} not null, seed ${integer} not null, status ${text} not null,
      verdict ${text}, created_at ${text} not null, judged_at ${text}, leased_until ${text},
      primary key (programme_id, id)) ${end}`,
    'create index submissions_by_challenge on submissions (programme_id, challenge, created_at)',
    // The queue: few rows of many, oldest first.
    `create index submissions_queued on submissions (created_at) where status = 'queued'`,
  ];
}

function desk({ text, integer, end }: Words): string[] {
  const owner = `programme_id ${text} not null references programmes (id), challenge ${text} not null`;
  return [
    `create table drafts (
      ${owner}, language ${text} not null, code ${text} not null, version ${integer} not null,
      updated_at ${text} not null, primary key (programme_id, challenge, language)) ${end}`,
    `create table practice_marks (
      ${owner}, hints_shown ${integer} not null, moved_on_at ${text}, primary key (programme_id, challenge)) ${end}`,
  ];
}
