// Opens the database and makes the tables. One file holds everything.
import { DatabaseSync } from 'node:sqlite';
import { todoStore } from './todo-store.js';
import { userStore } from './user-store.js';

export function openStore(file) {
  const database = new DatabaseSync(file);
  // WAL: readers do not wait for writers. FULL: what was answered survives a power cut.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;');
  database.exec(`
    CREATE TABLE IF NOT EXISTS todos (
      id TEXT PRIMARY KEY,
      title TEXT NOT NULL,
      done INTEGER NOT NULL DEFAULT 0,
      created_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS todos_by_done ON todos (done);
  `);
  return { todos: todoStore(database), users: userStore(database), close: () => database.close() };
}
