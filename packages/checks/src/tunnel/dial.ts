import { WebSocket } from 'ws';
import { TransportFault } from '../ports/transport.ts';
import { MESSAGE_BYTES, type Channel } from './messages.ts';
import { webSocketChannel } from './web-socket.ts';

const CONNECT_MS = 10_000;

/** Where tunnels end, below the server's address. */
export const TUNNEL_PATH = '/api/tunnel';

/**
 * Connects the command line to the server.
 *
 * @param server its address, e.g. `http://localhost:4600`
 * @param ticket of the run
 * @throws TransportFault `route-lost` where it cannot be reached or does not know the ticket
 */
export async function dialTunnel(server: string, ticket: string, signal: AbortSignal): Promise<Channel> {
  const address = `${server.replace(/^http/, 'ws')}${TUNNEL_PATH}`;
  const socket = new WebSocket(address, {
    headers: { authorization: `Bearer ${ticket}` },
    ...{ handshakeTimeout: CONNECT_MS, maxPayload: MESSAGE_BYTES, perMessageDeflate: false, followRedirects: false },
  });
  const stop = (): void => socket.terminate();
  signal.addEventListener('abort', stop, { once: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', (error) => {
      reject(new TransportFault('route-lost', `The server at ${server} did not take the tunnel: ${error.message}.`));
    });
  });
  return webSocketChannel(socket);
}
