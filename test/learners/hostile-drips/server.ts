import { serveBytes } from '../shared/serve.ts';

serveBytes((socket) => {
  socket.write('HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 100000\r\n\r\n');
  const timer = setInterval(() => socket.write('H'), 20);
  socket.once('close', () => clearInterval(timer));
});
