// One SQLite file holds everything; Node brings the database along.
import { DatabaseSync } from 'node:sqlite';

const TABLES = `
  CREATE TABLE IF NOT EXISTS users (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL UNIQUE COLLATE NOCASE,
    password TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('user', 'admin'))
  ) STRICT;

  -- People of other services. A subject is unique within its service alone.
  CREATE TABLE IF NOT EXISTS identities (
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    PRIMARY KEY (issuer, subject)
  ) STRICT;

  -- What a browser began there and has not brought back. ends_at is in milliseconds since 1970.
  CREATE TABLE IF NOT EXISTS sign_ins (
    number INTEGER PRIMARY KEY,
    browser TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    verifier TEXT NOT NULL,
    ends_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS sign_ins_by_end ON sign_ins (ends_at);

  -- owner_id is NULL in the public list. number is the order in which they were made.
  CREATE TABLE IF NOT EXISTS todos (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    owner_id TEXT REFERENCES users (id) ON DELETE CASCADE,
    title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    done INTEGER NOT NULL CHECK (done IN (0, 1)),
    created_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS todos_of_owner ON todos (owner_id, done, number);
`;

export function openDatabase(file) {
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: true });
  // With a log beside the file, readers never wait for a writer; FULL: what was answered survives a power cut.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  database.exec(TABLES);
  return database;
}
