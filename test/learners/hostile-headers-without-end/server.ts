import { pour } from '../shared/pour.ts';
import { serveBytes } from '../shared/serve.ts';

serveBytes((socket) => {
  socket.write('HTTP/1.1 200 OK\r\n');
  pour(socket, `X-Header: ${'x'.repeat(1_000)}\r\n`);
});
