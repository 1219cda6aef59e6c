import type { WebSocket } from 'ws';
import { LiveServer, serveLive } from '../shared/live-server.ts';

class WrongPast extends LiveServer {
  override onClient(client: WebSocket) {
    for (const record of this.entries) client.send(JSON.stringify({ type: 'created', record }));
    super.onClient(client);
  }
}

serveLive(new WrongPast());
