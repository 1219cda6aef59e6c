import { LiveServer, serveLive, type Message } from '../shared/live-server.ts';

class WrongDeletion extends LiveServer {
  override announce(message: Message) {
    if (message['type'] !== 'deleted') super.announce(message);
  }
}

serveLive(new WrongDeletion());
