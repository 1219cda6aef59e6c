import { LiveServer, serveLive, type Message } from '../shared/live-server.ts';

class WrongTwice extends LiveServer {
  override announce(message: Message) {
    super.announce(message);
    super.announce(message);
  }
}

serveLive(new WrongTwice());
