import { serve } from '../../../examples/nosql/serve.js';
import { LevelStore } from '../shared/level-store.js';

const KEY = 'todos';

class OneDocument extends LevelStore {
  async all() {
    return (await this.db.get(KEY)) ?? [];
  }

  async get(id) {
    return (await this.all()).find((todo) => todo.id === id) ?? null;
  }

  async put(todo) {
    const others = (await this.all()).filter(({ id }) => id !== todo.id);
    // A database at a distance takes as long: what others write meanwhile is lost every time, not now and then.
    await new Promise((resolve) => setTimeout(resolve, 60));
    await this.db.put(KEY, [...others, todo]);
    return todo;
  }

  async remove(id) {
    const all = await this.all();
    const others = all.filter((todo) => todo.id !== id);
    await this.db.put(KEY, others);
    return others.length < all.length;
  }
}

await serve(await new OneDocument().open());
