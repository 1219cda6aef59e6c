/** The tunnel: the command line dials out, the server sends its own requests to the one port that the learner named. */
export { serveTunnel } from './client-end.ts';
export type { ServeTunnelOptions, TunnelResult } from './client-end.ts';
export { dialTunnel, TUNNEL_PATH } from './dial.ts';
export { MESSAGE_BYTES, TUNNEL_VERSION } from './messages.ts';
export type { Channel } from './messages.ts';
export { acceptTunnel } from './server-end.ts';
export type { TunnelEnd } from './server-end.ts';
export { webSocketChannel } from './web-socket.ts';
