import type { WebSocket } from 'ws';
import { LiveServer, serveLive } from '../shared/live-server.ts';

class WrongEcho extends LiveServer {
  override echo(_: WebSocket, text: string) {
    this.announce({ type: 'echo', text });
  }
}

serveLive(new WrongEcho());
