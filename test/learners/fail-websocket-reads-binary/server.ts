import type { RawData, WebSocket } from 'ws';
import { LiveServer, serveLive } from '../shared/live-server.ts';

class ReadsBinary extends LiveServer {
  override onClient(client: WebSocket): void {
    super.onClient(client);
    client.removeAllListeners('message');
    client.on('message', (data: RawData) => this.onMessage(client, (data as Buffer).toString()));
  }
}

serveLive(new ReadsBinary());
