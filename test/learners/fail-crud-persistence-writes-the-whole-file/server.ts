import { serve } from '../shared/serve.ts';
import { json, TinyServer, type Entry } from '../shared/tiny-server.ts';
import { setTimeout as sleep } from 'node:timers/promises';

class WritesTheWholeFile extends TinyServer {
  override async change(entry: Entry, body: Record<string, unknown>) {
    const all = structuredClone(this.entries);
    await sleep(20);
    const changed = { ...entry, ...this.content(body) };
    this.entries = all.map((one) => (one.id === entry.id ? changed : one));
    return json(200, changed);
  }
}

serve(new WritesTheWholeFile());
