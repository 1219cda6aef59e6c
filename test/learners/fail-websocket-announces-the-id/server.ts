import { LiveServer, serveLive, type Message } from '../shared/live-server.ts';
import type { Entry } from '../shared/tiny-server.ts';

class WrongRecord extends LiveServer {
  override announce(message: Message) {
    const { record } = message as { record?: Entry };
    super.announce(record ? { ...message, record: { id: record.id } } : message);
  }
}

serveLive(new WrongRecord());
