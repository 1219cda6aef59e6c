import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

class SavesEverySecond extends TinyServer {
  override start() {
    super.start();
    setInterval(() => super.save(), 1_000);
  }

  override save() {
    // The timer does it.
  }
}

serve(new SavesEverySecond());
