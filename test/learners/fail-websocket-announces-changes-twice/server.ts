import { LiveServer, serveLive, type Message } from '../shared/live-server.ts';

class AnnouncesChangesTwice extends LiveServer {
  override announce(message: Message) {
    super.announce(message);
    if (message['type'] !== 'created') super.announce(message);
  }
}

serveLive(new AnnouncesChangesTwice());
