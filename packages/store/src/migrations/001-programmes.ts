/** The first tables: programmes with their documents, plans, time, notes and ledger. */
import type { Migration, Words } from './migration.ts';

export const programmes: Migration = {
  name: 'programmes',
  statements: (words) => [
    ...roots(words),
    ...plan(words),
    ...time(words),
    ...ledger(words),
    ...(words.dialect === 'sqlite' ? guardOnSqlite() : guardOnPostgres()),
  ],
};

/** The first column of everything that belongs to a programme. */
function owner({ text }: Words): string {
  return `programme_id ${text} not null references programmes (id)`;
}

function roots(words: Words): string[] {
  const { text, integer, end } = words;
  return [
    `create table instance (key ${text} not null primary key, value ${text} not null) ${end}`,
    `create table programmes (
      id ${text} not null primary key, title ${text} not null, created_at ${text} not null,
      settings ${text}, plan ${text}, revision ${integer} not null, document_version ${integer} not null) ${end}`,
    `create table documents (
      ${owner(words)}, version ${integer} not null, source ${text} not null, model ${text} not null,
      diagnostics ${text} not null, dialect ${text} not null, created_at ${text} not null,
      primary key (programme_id, version)) ${end}`,
    `create table notes (
      ${owner(words)}, item_id ${text} not null, markdown ${text} not null, version ${integer} not null,
      updated_at ${text} not null, primary key (programme_id, item_id)) ${end}`,
    `create table idempotency_keys (
      key ${text} not null primary key, route ${text} not null, request_hash ${text} not null,
      status ${integer} not null, body ${text} not null, created_at ${text} not null) ${end}`,
    'create index idempotency_keys_by_age on idempotency_keys (created_at)',
  ];
}

function plan(words: Words): string[] {
  const { text, integer, end } = words;
  return [
    `create table blocks (
      ${owner(words)}, id ${text} not null, date ${text} not null, position ${integer} not null,
      start_minute ${integer} not null, minutes ${integer} not null, kind ${text} not null, item_id ${text},
      day_id ${text}, title ${text} not null, text ${text} not null, phase_id ${text}, week ${integer} not null,
      pinned ${integer} not null, status ${text} not null, primary key (programme_id, id)) ${end}`,
    'create index blocks_by_date on blocks (programme_id, date, position)',
  ];
}

function time(words: Words): string[] {
  const { text, integer, end } = words;
  return [
    `create table time_entries (
      ${owner(words)}, id ${text} not null, item_id ${text}, block_id ${text}, date ${text} not null,
      minutes ${integer} not null, note ${text} not null, created_at ${text} not null,
      primary key (programme_id, id)) ${end}`,
    'create index time_entries_by_date on time_entries (programme_id, date)',
    `create table timers (
      ${owner(words)}, item_id ${text}, block_id ${text}, title ${text} not null, started_at ${text} not null,
      primary key (programme_id)) ${end}`,
  ];
}

function ledger(words: Words): string[] {
  const { text, integer, end } = words;
  return [
    `create table ledger (
      ${owner(words)}, seq ${integer} not null, id ${text} not null, at ${text} not null, type ${text} not null,
      item_id ${text}, entry ${text} not null, prev_hash ${text} not null, hash ${text} not null,
      primary key (programme_id, seq)) ${end}`,
    'create unique index ledger_by_id on ledger (programme_id, id)',
    // Empty except inside the transaction of a restore, where its one row opens the ledger to being replaced.
    `create table restoring (reason ${text} not null) ${end}`,
  ];
}

/** The sentence is what drivers/sqlite-errors.ts recognises. */
function guardOnSqlite(): string[] {
  const refuse = "begin select raise(abort, 'the ledger is append-only'); end";
  return [
    `create trigger ledger_never_updated before update on ledger ${refuse}`,
    `create trigger ledger_never_deleted before delete on ledger
      when not exists (select 1 from restoring) ${refuse}`,
  ];
}

/** WM001 is what drivers/postgres-errors.ts recognises. */
function guardOnPostgres(): string[] {
  return [
    `create function refuse_ledger_change() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' and exists (select 1 from restoring) then return old; end if;
        raise exception 'the ledger is append-only' using errcode = 'WM001';
      end $$`,
    `create trigger ledger_never_changed before update or delete on ledger
      for each row execute function refuse_ledger_change()`,
    `create trigger ledger_never_truncated before truncate on ledger
      for each statement execute function refuse_ledger_change()`,
  ];
}
