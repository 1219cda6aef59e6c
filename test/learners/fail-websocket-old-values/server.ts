import { LiveServer, serveLive } from '../shared/live-server.ts';
import type { Entry } from '../shared/tiny-server.ts';

class WrongValues extends LiveServer {
  override async change(entry: Entry, body: Record<string, unknown>) {
    this.announce({ type: 'updated', record: { ...entry } });
    Object.assign(entry, this.content(body));
    return this.read(String(entry.id));
  }
}

serveLive(new WrongValues());
