import type { WebSocket } from 'ws';
import type { Channel } from './messages.ts';

/** What is not sent yet, in bytes: a reader that stands still must not fill our memory. */
const BACKLOG_BYTES = 32 * 1024 * 1024;
/** A connection that is quiet for so long is asked whether it is still there. */
const PING_MS = 15_000;

/** @param socket open @returns the same as a channel; a dead connection is noticed within half a minute */
export function webSocketChannel(socket: WebSocket): Channel {
  let isAlive = true;
  const heart = setInterval(() => {
    if (!isAlive) socket.terminate();
    isAlive = false;
    socket.ping();
  }, PING_MS);
  heart.unref();
  socket.on('pong', () => (isAlive = true));
  socket.on('close', () => clearInterval(heart));
  return {
    send(text) {
      if (socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > BACKLOG_BYTES) socket.terminate();
      else socket.send(text);
    },
    listen(onMessage, onClose) {
      socket.on('message', (data, isBinary) => {
        isAlive = true;
        if (isBinary) socket.close(1003);
        else onMessage((data as Buffer).toString('utf8'));
      });
      // `close` follows every error.
      socket.on('error', () => undefined);
      socket.once('close', onClose);
    },
    close: () => socket.close(),
  };
}
