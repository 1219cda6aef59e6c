import { WebSocketServer, type WebSocket } from 'ws';
import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

function more(client: WebSocket): void {
  client.send('x'.repeat(60_000), { fin: false }, (error) => error ?? setImmediate(() => more(client)));
}

new WebSocketServer({ server: serve(new TinyServer()), path: '/ws' }).on('connection', (client) => {
  client.on('error', () => undefined);
  more(client);
});
