/** Ways out: the secret address of a calendar, what calendars were told, and what was made in Notion. */
import type { Migration, Words } from './migration.ts';

export const feeds: Migration = {
  name: 'feeds',
  statements: ({ text, integer, end }: Words) => {
    const owner = `programme_id ${text} not null references programmes (id)`;
    return [
      `create table feeds (
        ${owner}, nonce ${text} not null, token_hash ${text} not null, alarm_minutes ${integer},
        created_at ${text} not null, primary key (programme_id)) ${end}`,
      'create unique index feeds_by_token on feeds (token_hash)',
      `create table feed_events (
        ${owner}, event ${text} not null, fingerprint ${text} not null, sequence ${integer} not null,
        changed_at ${text} not null, primary key (programme_id, event)) ${end}`,
      `create table notion_objects (
        ${owner}, page ${text} not null, object ${text} not null, notion_id ${text}, hash ${text} not null,
        blocks ${text} not null, pushed_at ${text} not null, primary key (programme_id, page, object)) ${end}`,
    ];
  },
};
