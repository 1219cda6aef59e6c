import type { WebSocket } from 'ws';
import { LiveServer, serveLive } from '../shared/live-server.ts';

class WrongJson extends LiveServer {
  override echo(client: WebSocket, text: string) {
    client.send(`{"type":"echo","text":"${text.replaceAll('"', "'")}"}`);
  }
}

serveLive(new WrongJson());
