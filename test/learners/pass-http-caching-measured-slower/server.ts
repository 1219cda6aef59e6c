import { MeasuredServer } from '../shared/measured-server.ts';
import { serve } from '../shared/serve.ts';
import { setTimeout as sleep } from 'node:timers/promises';

class Slower extends MeasuredServer {
  override async after() {
    await sleep(this.slowness());
    return this.report();
  }

  override async before() {
    return this.report();
  }
}

serve(new Slower());
