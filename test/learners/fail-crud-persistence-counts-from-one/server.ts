import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

class CountsFromOne extends TinyServer {
  override load() {
    super.load();
    this.lastId = 0;
  }

  override newId() {
    const id = super.newId();
    this.entries = this.entries.filter((entry) => entry.id !== id);
    return id;
  }
}

serve(new CountsFromOne());
