import { serve } from '../shared/serve.ts';
import { json, TinyServer, type Entry } from '../shared/tiny-server.ts';
import { setTimeout as sleep } from 'node:timers/promises';

class WritesFieldByField extends TinyServer {
  override path = '/posts';
  override flag = 'published';
  override hasBody = true;
  private turn = 0;

  override async change(entry: Entry, body: Record<string, unknown>) {
    const { title, body: long, published } = this.content(body);
    const fields = Object.entries({ title, published, body: long });
    this.turn += 1;
    for (const [name, value] of this.turn % 2 === 0 ? fields : fields.reverse()) {
      entry[name] = value;
      await sleep(20);
    }
    return json(200, { ...entry, ...this.content(body) });
  }
}

serve(new WritesFieldByField());
