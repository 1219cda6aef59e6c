/** Which bases a programme has had, so that an older version comes back together with the base it was merged up to. */
import type { Migration, Words } from './migration.ts';

export const upstream: Migration = {
  name: 'upstream',
  statements: ({ text, integer, end }: Words) => [
    `create table past_bases (
      programme_id ${text} not null references programmes (id), upstream ${text} not null, seq ${integer} not null,
      upstream_id ${text} not null, version ${integer} not null, source ${text} not null,
      from_version ${integer} not null, left_out ${text} not null, taken_at ${text} not null,
      primary key (programme_id, upstream, seq)) ${end}`,
  ],
};
