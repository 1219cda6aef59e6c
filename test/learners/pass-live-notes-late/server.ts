import type { RawData, WebSocket } from 'ws';
import { LiveServer, serveLive } from '../shared/live-server.ts';

const A_MOMENT_MS = 60;

/** As a program does with a thread for each connection: that thread answers the handshake, notes the connection, then reads. */
class NotesLate extends LiveServer {
  override onClient(client: WebSocket) {
    const early: [data: RawData, isBinary: boolean][] = [];
    const keep = (data: RawData, isBinary: boolean): void => void early.push([data, isBinary]);
    client.on('message', keep);
    setTimeout(() => {
      client.off('message', keep);
      super.onClient(client);
      for (const [data, isBinary] of early) client.emit('message', data, isBinary);
    }, A_MOMENT_MS);
  }
}

serveLive(new NotesLate());
