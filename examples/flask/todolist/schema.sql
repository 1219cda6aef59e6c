CREATE TABLE IF NOT EXISTS users (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  email TEXT NOT NULL UNIQUE,
  hash TEXT NOT NULL,
  role TEXT NOT NULL DEFAULT 'user' CHECK (role IN ('user', 'admin'))
);

-- Whose account at another service is whose here. A subject is only one service's own.
CREATE TABLE IF NOT EXISTS identities (
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  PRIMARY KEY (issuer, subject)
);

CREATE INDEX IF NOT EXISTS identities_by_user ON identities (user_id);

CREATE TABLE IF NOT EXISTS sign_ins (
  cookie TEXT PRIMARY KEY,
  state TEXT NOT NULL,
  verifier TEXT NOT NULL,
  until INTEGER NOT NULL
);

-- AUTOINCREMENT: the id of a to-do that was deleted is never given again.
CREATE TABLE IF NOT EXISTS todos (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  done INTEGER NOT NULL DEFAULT 0 CHECK (done IN (0, 1)),
  created_at TEXT NOT NULL,
  owner_id INTEGER REFERENCES users (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS todos_by_owner ON todos (owner_id, done);
