/** Retrospectives: drafts, and what was looked back on. */
import type { Migration, Words } from './migration.ts';

export const retros: Migration = {
  name: 'retros',
  statements: ({ text, integer, end }: Words) => {
    const owner = `programme_id ${text} not null references programmes (id)`;
    return [
      `create table retros (
        ${owner}, id ${text} not null, number ${integer} not null, from_date ${text} not null, to_date ${text} not null,
        content ${text} not null, version ${integer} not null, started_at ${text} not null, finished_at ${text},
        outcome ${text}, primary key (programme_id, id)) ${end}`,
      'create unique index retros_by_stretch on retros (programme_id, to_date)',
    ];
  },
};
