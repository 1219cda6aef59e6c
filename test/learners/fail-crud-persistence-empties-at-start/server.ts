import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

class EmptiesAtStart extends TinyServer {
  override load() {
    this.entries = [];
    this.save();
  }
}

serve(new EmptiesAtStart());
