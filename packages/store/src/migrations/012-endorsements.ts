/** Endorsements by others, as they were taken in; and what was found on the pages that they name. */
import type { Migration, Words } from './migration.ts';

export const endorsements: Migration = {
  name: 'endorsements',
  statements: ({ text, end }: Words) => [
    `create table endorsements (
      programme_id ${text} not null references programmes (id), id ${text} not null, explanation ${text} not null,
      attempt_id ${text} not null, text_digest ${text} not null, signer ${text} not null, file_hash ${text} not null,
      file ${text} not null, taken_at ${text} not null, primary key (programme_id, id)) ${end}`,
    // However often a file is brought, it is taken in once.
    'create unique index endorsements_by_file on endorsements (programme_id, file_hash)',
    'create index endorsements_by_explanation on endorsements (programme_id, explanation, taken_at)',
    `create table endorser_looks (
      programme_id ${text} not null references programmes (id), id ${text} not null, found ${text} not null,
      reason ${text} not null, looked_at ${text} not null, primary key (programme_id, id)) ${end}`,
  ],
};
