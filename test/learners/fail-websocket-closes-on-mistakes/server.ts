import type { WebSocket } from 'ws';
import { LiveServer, serveLive } from '../shared/live-server.ts';

class WrongClose extends LiveServer {
  override onMistake(client: WebSocket) {
    client.close(1003);
  }
}

serveLive(new WrongClose());
