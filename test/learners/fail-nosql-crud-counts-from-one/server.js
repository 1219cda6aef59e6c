import { serve } from '../../../examples/nosql/serve.js';
import { LevelStore } from '../shared/level-store.js';

class CountsFromOne extends LevelStore {
  last = 0;

  newId() {
    this.last += 1;
    return String(this.last);
  }
}

await serve(await new CountsFromOne().open());
