/** Where the command line's tunnels come in: an upgrade with the ticket of a run, and nothing else. */
import { MESSAGE_BYTES, TUNNEL_PATH, webSocketChannel, type Channel } from '@waymark/checks/tunnel';
import type { Server } from 'node:http';
import { WebSocketServer } from 'ws';

const REFUSAL = 'HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';

export type RedeemTunnel = (ticket: string) => ((channel: Channel) => void) | null;

/** @returns ends the tunnels that are open */
export function openTunnelDoor(server: Server, redeem: RedeemTunnel): () => void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_BYTES, perMessageDeflate: false });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const ticket = /^Bearer ([\w-]{43})$/.exec(request.headers.authorization ?? '')?.[1];
    // A browser names the page that sends it: tunnels are made by command lines.
    const isOurs = request.url === TUNNEL_PATH && request.headers.origin === undefined && ticket !== undefined;
    const arrive = isOurs ? redeem(ticket) : null;
    if (arrive === null) socket.end(REFUSAL);
    else sockets.handleUpgrade(request, socket, head, (opened) => arrive(webSocketChannel(opened)));
  });
  return () => {
    for (const client of sockets.clients) client.terminate();
  };
}
