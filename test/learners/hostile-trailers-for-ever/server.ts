import { pour } from '../shared/pour.ts';
import { serveBytes } from '../shared/serve.ts';

serveBytes((socket) => {
  socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nHello\r\n0\r\n');
  pour(socket, `X-Trailer: ${'x'.repeat(1_000)}\r\n`);
});
