// Posts in the database. Values always travel as parameters (the question marks), never inside the SQL.
import { randomUUID } from 'node:crypto';

export function postsIn(database) {
  // RETURNING: the row as this very write left it. Read again, another instance could have been faster.
  const insert = database.prepare(
    'INSERT INTO posts (id, title, body, published, created_at) VALUES (?, ?, ?, ?, ?) RETURNING *',
  );
  const update = database.prepare('UPDATE posts SET title = ?, body = ?, published = ? WHERE id = ? RETURNING *');
  const select = database.prepare('SELECT * FROM posts WHERE id = ?');
  const remove = database.prepare('DELETE FROM posts WHERE id = ?');
  // A filter that is not set is NULL, which lets every row through. rowid is the order of creation.
  const matching = 'FROM posts WHERE (?1 IS NULL OR published = ?1)';
  const list = database.prepare(`SELECT * ${matching} ORDER BY rowid LIMIT ?2 OFFSET ?3`);
  const count = database.prepare(`SELECT count(*) AS total ${matching}`);
  const newest = database.prepare('SELECT * FROM posts WHERE published = 1 ORDER BY rowid DESC LIMIT ?');

  return {
    create: ({ title, body, published }) =>
      toPost(insert.get(randomUUID(), title, body, Number(published), new Date().toISOString())),
    find: (id) => toPost(select.get(id)),
    /** undefined where there is none. */
    replace: (id, { title, body, published }) => toPost(update.get(title, body, Number(published), id)),
    /** True where there was one to remove. */
    remove: (id) => remove.run(id).changes > 0,
    list: ({ published, limit, offset }) => list.all(filterOf(published), limit, offset).map(toPost),
    count: ({ published }) => count.get(filterOf(published)).total,
    /** Those that everybody may read. */
    newest: (limit) => newest.all(limit).map(toPost),
  };
}

function filterOf(published) {
  return published === undefined ? null : Number(published);
}

function toPost(row) {
  if (row === undefined) return undefined;
  const { id, title, body, published, created_at: createdAt } = row;
  return { id, title, body, published: published === 1, createdAt };
}
