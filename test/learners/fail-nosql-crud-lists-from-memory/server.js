import { serve } from '../../../examples/nosql/serve.js';
import { LevelStore } from '../shared/level-store.js';

class ListsFromMemory extends LevelStore {
  listed = new Map();

  async put(todo) {
    await super.put(todo);
    this.listed.set(todo.id, todo);
    return todo;
  }

  async remove(id) {
    this.listed.delete(id);
    return super.remove(id);
  }

  all() {
    return [...this.listed.values()];
  }
}

await serve(await new ListsFromMemory().open());
