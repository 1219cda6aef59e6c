/** What is known of the pages that roadmaps link to: by page, whoever links there; a cache that is made anew. */
import type { Migration, Words } from './migration.ts';

export const links: Migration = {
  name: 'links',
  statements: ({ text, integer, end }: Words) => [
    `create table link_health (
      page ${text} not null primary key, standing ${text} not null, reason ${text} not null, moved_to ${text},
      failures ${integer} not null, gone ${integer} not null, failing_since ${text}, counted_at ${text},
      looked_at ${text}, next_at ${text} not null, rest_until ${text}, etag ${text}, last_modified ${text},
      leased_until ${text}) ${end}`,
  ],
};
