/** The right server of the form http-caching:measured: a report that was slow. The wrong ones replace one method. */
import { setTimeout as sleep } from 'node:timers/promises';
import { json, TinyServer, type Ask, type Reply } from './tiny-server.ts';

const SLOW_MS = 25;

export class MeasuredServer extends TinyServer {
  override async answer(ask: Ask): Promise<Reply> {
    if (ask.path !== '/reports/busy') return super.answer(ask);
    return ask.query.get('cache') === 'off' ? this.before() : this.after();
  }

  async before(): Promise<Reply> {
    await sleep(this.slowness());
    return this.report();
  }

  after(): Reply | Promise<Reply> {
    return this.report();
  }

  slowness(): number {
    return SLOW_MS;
  }

  report(): Reply {
    return json(200, { busiest: [{ day: 'Monday', records: 12 }], total: 40 });
  }
}
