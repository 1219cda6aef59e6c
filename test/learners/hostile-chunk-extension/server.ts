import { pour } from '../shared/pour.ts';
import { serveBytes } from '../shared/serve.ts';

serveBytes((socket) => {
  socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;');
  pour(socket, 'a'.repeat(16_384));
});
