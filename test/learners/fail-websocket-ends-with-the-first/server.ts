import type { WebSocket } from 'ws';
import { LiveServer, serveLive } from '../shared/live-server.ts';

class WrongLeave extends LiveServer {
  override onLeave(client: WebSocket) {
    super.onLeave(client);
    if (this.clients.size > 0) this.clients.clear();
  }
}

serveLive(new WrongLeave());
