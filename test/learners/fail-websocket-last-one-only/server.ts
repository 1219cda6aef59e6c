import type { WebSocket } from 'ws';
import { LiveServer, serveLive } from '../shared/live-server.ts';

class WrongLast extends LiveServer {
  override onClient(client: WebSocket) {
    this.clients.clear();
    super.onClient(client);
  }
}

serveLive(new WrongLast());
