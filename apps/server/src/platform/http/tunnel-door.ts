/** Where the command line's tunnels come in: an upgrade with the ticket of a run, and nothing else. */
import { MESSAGE_BYTES, TUNNEL_PATH, webSocketChannel, type Channel } from '@waymark/checks/tunnel';
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';

export type RedeemTunnel = (ticket: string) => ((channel: Channel) => void) | null;

/** @returns ends the tunnels that are open */
export function openTunnelDoor(server: Server, redeem: RedeemTunnel): () => void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_BYTES, perMessageDeflate: false });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    if (request.url !== TUNNEL_PATH) return refuse(socket, '404 Not Found');
    // A browser names the page that sends it: tunnels are made by command lines.
    if (request.headers.origin !== undefined) return refuse(socket, '403 Forbidden');
    const ticket = /^Bearer ([\w-]{43})$/.exec(request.headers.authorization ?? '')?.[1];
    const arrive = ticket === undefined ? null : redeem(ticket);
    if (arrive === null) return refuse(socket, '401 Unauthorized');
    sockets.handleUpgrade(request, socket, head, (opened) => arrive(webSocketChannel(opened)));
  });
  return () => {
    for (const client of sockets.clients) client.terminate();
  };
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
