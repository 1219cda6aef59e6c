import { WebSocketServer, type WebSocket } from 'ws';
import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

const text = JSON.stringify({ type: 'created', record: { id: 'x', title: 'x'.repeat(60_000) } });

function flood(client: WebSocket): void {
  const more = (): void => client.send(text, (error) => error ?? setImmediate(more));
  for (let at = 0; at < 16; at += 1) more();
}

new WebSocketServer({ server: serve(new TinyServer()), path: '/ws' }).on('connection', (client) => {
  client.on('error', () => undefined);
  flood(client);
});
