/** Servers that are broken or mean, byte by byte, and what a route calls what they do. */
import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { TransportFaultCode } from '../../ports/transport.ts';
import { pourForever } from './servers.ts';

const BOMB = gzipSync(Buffer.alloc(40 * 1024 * 1024));
const OK = 'HTTP/1.1 200 OK\r\n';
export const BAD_SERVERS: [what: string, code: TransportFaultCode, speak: (socket: Socket) => void][] = [
  ['hangs', 'no-first-byte', () => undefined],
  ['closes without a word', 'closed', (socket) => socket.destroy()],
  ['speaks something else', 'not-http', (socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n')],
  [
    'stops in the middle of a body of a stated length',
    'half-response',
    (socket) => socket.end(`${OK}Content-Length: 100\r\n\r\nhalf`),
  ],
  [
    'stops in the middle of a chunk',
    'half-response',
    (socket) => socket.end(`${OK}Transfer-Encoding: chunked\r\n\r\n20\r\nhalf`),
  ],
  [
    'drips one byte at a time',
    'too-slow',
    (socket) => {
      socket.write(`${OK}Content-Length: 100000\r\n\r\n`);
      const timer = setInterval(() => socket.write('x'), 20);
      socket.once('close', () => clearInterval(timer));
    },
  ],
  [
    'drips its headers',
    'no-first-byte',
    (socket) => {
      socket.write(OK);
      const timer = setInterval(() => socket.write('X: y\r\n'), 20);
      socket.once('close', () => clearInterval(timer));
    },
  ],
  [
    'floods',
    'body-too-large',
    (socket) => {
      socket.write(`${OK}Content-Length: ${1024 ** 3}\r\n\r\n`);
      pourForever(socket, Buffer.alloc(64 * 1024, 'x'));
    },
  ],
  [
    'sends headers without end',
    'headers-too-large',
    (socket) => {
      socket.write(OK);
      pourForever(socket, `X-Header: ${'x'.repeat(1000)}\r\n`);
    },
  ],
  [
    'sends one informational response after another',
    'headers-too-large',
    (socket) => pourForever(socket, 'HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(100)),
  ],
  [
    'sends a gzip bomb',
    'bad-encoding',
    (socket) => {
      socket.write(`${OK}Content-Encoding: gzip\r\nContent-Length: ${BOMB.byteLength}\r\n\r\n`);
      socket.end(BOMB);
    },
  ],
  [
    'calls plain text gzip',
    'bad-encoding',
    (socket) => socket.end(`${OK}Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nplain`),
  ],
];
