import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';
import { setTimeout as sleep } from 'node:timers/promises';

class IdsCollide extends TinyServer {
  override async newId() {
    const id = this.lastId + 1;
    await sleep(20);
    this.lastId = id;
    return id;
  }
}

serve(new IdsCollide());
