/** Tailoring: where versions and forks come from, own proof rules, and the roadmap that is being written. */
import type { Migration, Words } from './migration.ts';

export const tailor: Migration = {
  name: 'tailor',
  statements: ({ text, integer, end }: Words) => {
    const owner = `programme_id ${text} not null references programmes (id)`;
    return [
      `create table document_origins (
        ${owner}, version ${integer} not null, origin ${text} not null, from_version ${integer}, summary ${text} not null,
        changes ${integer} not null, rules ${text} not null, primary key (programme_id, version),
        foreign key (programme_id, version) references documents (programme_id, version)) ${end}`,
      `create table own_rules (
        ${owner}, item_id ${text} not null, purpose ${text} not null, rule ${text} not null, created_at ${text} not null,
        primary key (programme_id, item_id)) ${end}`,
      `create table roadmap_drafts (
        ${owner}, base_version ${integer} not null, source ${text} not null, kept ${text} not null, rules ${text} not null,
        version ${integer} not null, writer ${text} not null, updated_at ${text} not null,
        primary key (programme_id)) ${end}`,
      `create table bases (
        ${owner}, upstream ${text} not null, upstream_id ${text} not null, version ${integer} not null,
        hash ${text} not null, source ${text} not null, taken_at ${text} not null,
        primary key (programme_id, upstream)) ${end}`,
    ];
  },
};
