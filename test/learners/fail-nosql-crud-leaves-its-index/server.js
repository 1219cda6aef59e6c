import { serve } from '../../../examples/nosql/serve.js';
import { LevelStore } from '../shared/level-store.js';

class LeavesItsIndex extends LevelStore {
  async open() {
    await super.open();
    this.root = this.db;
    this.db = this.root.sublevel('todos', { valueEncoding: 'json' });
    this.index = this.root.sublevel('done');
    return this;
  }

  async add(todo) {
    const added = await super.add(todo);
    await this.index.put(added.id, String(added.done));
    return added;
  }

  async page({ size, skip, done }) {
    if (done === null) return super.page({ size, skip, done });
    const marked = (await this.index.iterator().all()).filter(([, mark]) => mark === String(done));
    const todos = await this.db.getMany(marked.map(([id]) => id));
    const matching = todos.filter((todo) => todo !== undefined);
    return { items: matching.slice(skip, skip + size), total: matching.length };
  }

  close() {
    return this.root.close();
  }
}

await serve(await new LeavesItsIndex().open());
