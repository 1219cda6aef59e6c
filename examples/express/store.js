// Opens the database and makes the tables. One file holds everything.
import { DatabaseSync } from 'node:sqlite';
import { todosIn } from './todo-store.js';
import { userStore } from './user-store.js';

export function openStore(file) {
  const database = new DatabaseSync(file);
  // WAL: readers do not wait for writers. FULL: what was answered survives a power cut.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;');
  const users = userStore(database);
  database.exec(`
    CREATE TABLE IF NOT EXISTS todos (
      id TEXT PRIMARY KEY,
      title TEXT NOT NULL,
      done INTEGER NOT NULL DEFAULT 0,
      created_at TEXT NOT NULL,
      owner_id TEXT REFERENCES users (id) ON DELETE CASCADE
    ) STRICT;
    CREATE INDEX IF NOT EXISTS todos_by_owner ON todos (owner_id, done);
  `);
  const todosOf = todosIn(database);
  // The to-dos of nobody are everybody's: the public list.
  return { todos: todosOf(null), todosOf, users, close: () => database.close() };
}
