import { serveBytes } from '../shared/serve.ts';

serveBytes((socket) => {
  socket.end(
    'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 50\r\n\r\nHelloHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n',
  );
});
