import { serve } from '../shared/serve.ts';
import { TinyServer, type Entry } from '../shared/tiny-server.ts';
import { setTimeout as sleep } from 'node:timers/promises';

class LosesWhenBusy extends TinyServer {
  private writing = 0;

  override async add(entry: Entry) {
    this.writing += 1;
    await sleep(60);
    // The pool of the database has ten connections; nobody looks whether one was free.
    if (this.writing <= 10) this.entries.push(entry);
    await sleep(60);
    this.writing -= 1;
  }
}

serve(new LosesWhenBusy());
