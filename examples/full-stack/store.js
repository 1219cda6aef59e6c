// Opens the database and makes the tables. One file holds everything, and all instances open the same one.
import { DatabaseSync } from 'node:sqlite';
import { postsIn } from './post-store.js';

/** Milliseconds that an instance waits for another one to finish its write. */
const PATIENCE = 5_000;

export function openStore(file) {
  const database = new DatabaseSync(file, { timeout: PATIENCE });
  // WAL: readers do not wait for writers, in other processes neither. FULL: what was answered survives a power cut.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  database.exec(`
    CREATE TABLE IF NOT EXISTS posts (
      id TEXT PRIMARY KEY,
      title TEXT NOT NULL,
      body TEXT NOT NULL DEFAULT '',
      published INTEGER NOT NULL DEFAULT 0,
      created_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS posts_by_published ON posts (published);
  `);
  return { posts: postsIn(database), close: () => database.close() };
}
