// To-dos in the database. Values always travel as parameters (the question marks), never inside the SQL.
import { randomUUID } from 'node:crypto';

export function todoStore(database) {
  const insert = database.prepare('INSERT INTO todos (id, title, done, created_at) VALUES (?, ?, ?, ?)');
  const update = database.prepare('UPDATE todos SET title = ?, done = ? WHERE id = ?');
  const select = database.prepare('SELECT * FROM todos WHERE id = ?');
  const remove = database.prepare('DELETE FROM todos WHERE id = ?');
  // A filter that is not set is NULL, which lets every row through. rowid is the order of creation.
  const list = database.prepare('SELECT * FROM todos WHERE ?1 IS NULL OR done = ?1 ORDER BY rowid LIMIT ?2 OFFSET ?3');
  const count = database.prepare('SELECT count(*) AS total FROM todos WHERE ?1 IS NULL OR done = ?1');

  return {
    create({ title, done }) {
      const id = randomUUID();
      insert.run(id, title, Number(done), new Date().toISOString());
      return toTodo(select.get(id));
    },
    find: (id) => toTodo(select.get(id)),
    replace(id, { title, done }) {
      update.run(title, Number(done), id);
      return toTodo(select.get(id));
    },
    /** True where there was one to remove. */
    remove: (id) => remove.run(id).changes > 0,
    list: ({ done, limit, offset }) => list.all(filterOf(done), limit, offset).map(toTodo),
    count: ({ done }) => count.get(filterOf(done)).total,
  };
}

function filterOf(done) {
  return done === undefined ? null : Number(done);
}

function toTodo(row) {
  if (row === undefined) return undefined;
  return { id: row.id, title: row.title, done: row.done === 1, createdAt: row.created_at };
}
