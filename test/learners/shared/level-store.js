// The smallest right store on LevelDB: one value for each record, and every list is read through. The wrong ones extend it.
import { randomUUID } from 'node:crypto';
import { ClassicLevel } from 'classic-level';

export class LevelStore {
  constructor(options = {}) {
    this.db = new ClassicLevel(process.env.DATA, { valueEncoding: 'json', ...options });
  }

  async open() {
    await this.db.open();
    return this;
  }

  newId() {
    return randomUUID();
  }

  async get(id) {
    return (await this.db.get(id)) ?? null;
  }

  async put(todo) {
    await this.db.put(todo.id, todo);
    return todo;
  }

  async add({ title, done }) {
    return this.put({ id: this.newId(), title, done, createdAt: new Date().toISOString() });
  }

  async replace(id, { title, done }) {
    const before = await this.get(id);
    return before && this.put({ ...before, title, done });
  }

  async remove(id) {
    if ((await this.get(id)) === null) return false;
    await this.db.del(id);
    return true;
  }

  all() {
    return this.db.values().all();
  }

  async page({ size, skip, done }) {
    const matching = (await this.all()).filter((todo) => done === null || todo.done === done);
    return { items: matching.slice(skip, skip + size), total: matching.length };
  }

  close() {
    return this.db.close();
  }
}
