import { pour } from '../shared/pour.ts';
import { serveBytes } from '../shared/serve.ts';

serveBytes((socket) => {
  socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${1024 ** 3}\r\n\r\n`);
  pour(socket, Buffer.alloc(64 * 1024, 'x'));
});
