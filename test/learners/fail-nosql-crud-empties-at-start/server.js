import { serve } from '../../../examples/nosql/serve.js';
import { LevelStore } from '../shared/level-store.js';

class EmptiesAtStart extends LevelStore {
  async open() {
    await super.open();
    await this.db.clear();
    return this;
  }
}

await serve(await new EmptiesAtStart().open());
