import { WebSocketServer } from 'ws';
import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

const bomb = 'a'.repeat(300 * 1024 * 1024);

new WebSocketServer({
  ...{ server: serve(new TinyServer()), path: '/ws', perMessageDeflate: { threshold: 0 } },
}).on('connection', (client) => {
  client.on('error', () => undefined);
  client.send(bomb);
});
