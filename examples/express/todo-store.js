// To-dos in the database. Values always travel as parameters (the question marks), never inside the SQL.
import { randomUUID } from 'node:crypto';

/**
 * Every statement names the owner: somebody else's to-do is not there, whatever its id.
 * `IS` compares like `=`, with NULL too: the public to-dos have no owner.
 */
export function todosIn(database) {
  const insert = database.prepare('INSERT INTO todos (id, title, done, created_at, owner_id) VALUES (?, ?, ?, ?, ?)');
  const update = database.prepare('UPDATE todos SET title = ?, done = ? WHERE id = ? AND owner_id IS ?');
  const select = database.prepare('SELECT * FROM todos WHERE id = ? AND owner_id IS ?');
  const remove = database.prepare('DELETE FROM todos WHERE id = ? AND owner_id IS ?');
  // A filter that is not set is NULL, which lets every row through. rowid is the order of creation.
  const matching = 'FROM todos WHERE owner_id IS ?1 AND (?2 IS NULL OR done = ?2)';
  const list = database.prepare(`SELECT * ${matching} ORDER BY rowid LIMIT ?3 OFFSET ?4`);
  const count = database.prepare(`SELECT count(*) AS total ${matching}`);

  /** @param ownerId the id of a user; null for the public to-dos */
  return (ownerId) => ({
    create({ title, done }) {
      const id = randomUUID();
      insert.run(id, title, Number(done), new Date().toISOString(), ownerId);
      return toTodo(select.get(id, ownerId));
    },
    find: (id) => toTodo(select.get(id, ownerId)),
    replace(id, { title, done }) {
      update.run(title, Number(done), id, ownerId);
      return toTodo(select.get(id, ownerId));
    },
    /** True where there was one to remove. */
    remove: (id) => remove.run(id, ownerId).changes > 0,
    list: ({ done, limit, offset }) => list.all(ownerId, filterOf(done), limit, offset).map(toTodo),
    count: ({ done }) => count.get(ownerId, filterOf(done)).total,
  });
}

function filterOf(done) {
  return done === undefined ? null : Number(done);
}

function toTodo(row) {
  if (row === undefined) return undefined;
  return { id: row.id, title: row.title, done: row.done === 1, createdAt: row.created_at };
}
