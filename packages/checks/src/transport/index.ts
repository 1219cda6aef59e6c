/** Routes to a learner's server that open sockets: the server and the command line import this door. */
export { direct } from './direct.ts';
export type { DirectOptions } from './direct.ts';
export { loopback } from './loopback.ts';
export type { LoopbackOptions } from './loopback.ts';
export { hostOf, portOf, PUBLIC_PORTS, readPublicUrl } from './public-url.ts';
export type { PublicUrlOptions } from './public-url.ts';
export { systemLookup } from './lookup.ts';
export type { Lookup } from './lookup.ts';
export type { Detour, Pinned } from './exchange.ts';
export { refusal } from './addresses.ts';
