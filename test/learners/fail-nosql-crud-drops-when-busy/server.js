import { setTimeout as sleep } from 'node:timers/promises';
import { serve } from '../../../examples/nosql/serve.js';
import { LevelStore } from '../shared/level-store.js';

const MOST_WAITING = 5;
/** As if the store were on another machine. */
const WAY_MS = 30;

class DropsWhenBusy extends LevelStore {
  kept = new Map();
  waiting = 0;

  async open() {
    await super.open();
    for await (const [id, todo] of this.db.iterator()) this.kept.set(id, todo);
    return this;
  }

  async get(id) {
    return this.kept.get(id) ?? null;
  }

  all() {
    return [...this.kept.values()];
  }

  async put(todo) {
    this.kept.set(todo.id, todo);
    if (this.waiting >= MOST_WAITING) return todo;
    this.waiting += 1;
    await sleep(WAY_MS);
    await super.put(todo);
    this.waiting -= 1;
    return todo;
  }

  async remove(id) {
    await this.db.del(id);
    return this.kept.delete(id);
  }
}

await serve(await new DropsWhenBusy().open());
