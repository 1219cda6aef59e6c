import type { WebSocket } from 'ws';
import { LiveServer, serveLive } from '../shared/live-server.ts';

class DiesOfLongMessages extends LiveServer {
  override onMessage(client: WebSocket, text: string): void {
    if (text.length > 64 * 1024) throw new Error('too long');
    super.onMessage(client, text);
  }
}

serveLive(new DiesOfLongMessages());
