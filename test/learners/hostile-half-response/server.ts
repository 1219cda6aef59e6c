import { serveBytes } from '../shared/serve.ts';

serveBytes((socket) => {
  socket.end('HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5000\r\n\r\nHello');
});
