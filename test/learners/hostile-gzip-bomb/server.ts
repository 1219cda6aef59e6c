import { gzipSync } from 'node:zlib';
import { serveBytes } from '../shared/serve.ts';

const BOMB = gzipSync(Buffer.alloc(100 * 1024 * 1024));

serveBytes((socket) => {
  socket.write(`HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ${BOMB.byteLength}\r\n\r\n`);
  socket.write(BOMB);
});
