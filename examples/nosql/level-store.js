// To-dos in LevelDB: a sorted map from keys to values, in a folder, inside of this program. No server, no SQL.
//
//   todos!ID      the document
//   all!ID, done!ID, open!ID     nothing: these keys alone are the indexes, sorted by id
//
// A store like this knows keys and nothing else. Whatever is asked for in another way needs an index, kept by us.
import { randomBytes } from 'node:crypto';
import { ClassicLevel } from 'classic-level';
import { inTurns } from './turns.js';

/** What was answered survives a power cut. */
const SAFELY = { sync: true };

export async function openLevelStore(folder) {
  const db = new ClassicLevel(folder);
  await db.open();
  const todos = db.sublevel('todos', { valueEncoding: 'json' });
  const indexes = { all: db.sublevel('all'), done: db.sublevel('done'), open: db.sublevel('open') };
  const turn = inTurns();

  /** Document and indexes in one batch: all of it is written, or nothing. */
  async function write(id, document) {
    await db.batch(
      [
        { type: 'put', sublevel: todos, key: id, value: document },
        { type: 'put', sublevel: indexes.all, key: id, value: '' },
        { type: 'put', sublevel: document.done ? indexes.done : indexes.open, key: id, value: '' },
        { type: 'del', sublevel: document.done ? indexes.open : indexes.done, key: id },
      ],
      SAFELY,
    );
    return { id, ...document };
  }

  async function get(id) {
    const document = await todos.get(id);
    return document === undefined ? null : { id, ...document };
  }

  return {
    get,
    add: ({ title, done }) => write(newId(), { title, done, createdAt: new Date().toISOString() }),
    /** null where there is none. One after the other for each id: between reading and writing nobody else may write. */
    replace: (id, { title, done }) =>
      turn(id, async () => {
        const before = await get(id);
        return before && write(id, { title, done, createdAt: before.createdAt });
      }),
    remove: (id) =>
      turn(id, async () => {
        if ((await get(id)) === null) return false;
        const keys = [todos, ...Object.values(indexes)].map((sublevel) => ({ type: 'del', sublevel, key: id }));
        await db.batch(keys, SAFELY);
        return true;
      }),
    /** Index and documents as they were at one moment, whatever is written meanwhile. */
    async page({ size, skip, done }) {
      const index = done === null ? indexes.all : done ? indexes.done : indexes.open;
      const snapshot = db.snapshot();
      try {
        const ids = await index.keys({ snapshot }).all();
        const shown = ids.slice(skip, skip + size);
        const documents = await todos.getMany(shown, { snapshot });
        return { items: shown.map((id, at) => ({ id, ...documents[at] })), total: ids.length };
      } finally {
        await snapshot.close();
      }
    },
    close: () => db.close(),
  };
}

/** Sorted by time, as the keys are; the random end keeps those of one moment apart. */
function newId() {
  return `${Date.now().toString(36).padStart(9, '0')}${randomBytes(8).toString('hex')}`;
}
