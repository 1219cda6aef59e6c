// To-dos in the database. Values travel beside the SQL, under the names with a colon, and are never pasted into it.
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';

const FIELDS = 'id, title, done, created_at AS createdAt';
// Somebody else's to-do is not there, whatever its id. IS compares like =, with NULL too.
const MINE = 'owner_id IS :owner';
const MATCHING = `${MINE} AND (:done IS NULL OR done = :done)`;

/** @returns the public to-dos, those of a user by id, and an emitter that tells each `change` of the public ones */
export function createTodoStore(database) {
  const changes = new EventEmitter();
  const sql = statements(database);
  const listOf = (owner, tell) => ({
    /** One page of those that match, and the count of all that match; `done` null: any. */
    page({ size, skip, done }) {
      const matching = { owner, done: done === null ? null : Number(done) };
      return { items: sql.page.all({ ...matching, size, skip }).map(toTodo), ...sql.count.get(matching) };
    },
    get: (id) => toTodo(sql.get.get({ owner, id })),
    add({ title, done }) {
      const row = { owner, id: randomUUID(), title, done: Number(done), now: new Date().toISOString() };
      const record = toTodo(sql.add.get(row));
      tell({ type: 'created', record });
      return record;
    },
    /** null where there is none of that id; so do `get` and `remove`. */
    replace(id, { title, done }) {
      const record = toTodo(sql.replace.get({ owner, id, title, done: Number(done) }));
      if (record !== null) tell({ type: 'updated', record });
      return record;
    },
    remove(id) {
      const record = toTodo(sql.remove.get({ owner, id }));
      if (record !== null) tell({ type: 'deleted', id });
      return record;
    },
  });
  return {
    todos: listOf(null, (change) => changes.emit('change', change)),
    todosOf: (userId) => listOf(userId, () => {}),
    changes,
  };
}

function statements(database) {
  const prepare = (text) => database.prepare(text);
  return {
    page: prepare(`SELECT ${FIELDS} FROM todos WHERE ${MATCHING} ORDER BY number LIMIT :size OFFSET :skip`),
    count: prepare(`SELECT count(*) AS total FROM todos WHERE ${MATCHING}`),
    get: prepare(`SELECT ${FIELDS} FROM todos WHERE id = :id AND ${MINE}`),
    add: prepare(`INSERT INTO todos (id, owner_id, title, done, created_at) VALUES (:id, :owner, :title, :done, :now)
      RETURNING ${FIELDS}`),
    replace: prepare(`UPDATE todos SET title = :title, done = :done WHERE id = :id AND ${MINE} RETURNING ${FIELDS}`),
    remove: prepare(`DELETE FROM todos WHERE id = :id AND ${MINE} RETURNING ${FIELDS}`),
  };
}

/** SQLite has no true and false: 0 and 1 stand for them. */
function toTodo(row) {
  return row === undefined ? null : { ...row, done: row.done === 1 };
}
