import type { Socket } from 'node:net';

/** Writes the chunk again and again as fast as the other side reads, until the connection is gone. */
export function pour(socket: Socket, chunk: Buffer | string): void {
  while (!socket.destroyed && socket.write(chunk));
  if (!socket.destroyed) socket.once('drain', () => pour(socket, chunk));
}
