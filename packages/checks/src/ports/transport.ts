/** The way to the learner's server. One definition of a check runs over any of them: direct, loopback, tunnel. */

/** How a run reached the learner's work; the receipt says which. */
export type Route = 'direct' | 'tunnel' | 'clone' | 'loopback';

export interface WireRequest {
  method: string;
  /** Path and query below the project's base address, starting with a slash, already encoded. */
  target: string;
  headers: [name: string, value: string][];
  body: Uint8Array | null;
  /** Follow redirects of a GET or HEAD, at most five, each checked like the first address. Otherwise a 3xx is the answer. */
  follow: boolean;
  limits: WireLimits;
}

export interface WireLimits {
  /** Milliseconds until the connection stands, name look-up and TLS included. */
  connectMs: number;
  /** Milliseconds from the start of the request until the head of the response has come whole. */
  firstByteMs: number;
  /** Milliseconds for the whole exchange, redirects included. */
  totalMs: number;
  /** Bytes of the body, as sent and as decompressed: neither may be more. */
  bodyBytes: number;
  /** Bytes of all response headers together. */
  headerBytes: number;
}

export const WIRE_LIMITS: Readonly<WireLimits> = {
  connectMs: 5_000,
  firstByteMs: 8_000,
  totalMs: 15_000,
  bodyBytes: 1024 * 1024,
  headerBytes: 16 * 1024,
};

/** What came back, plain enough to travel through a tunnel. */
export interface WireResponse {
  status: number;
  /** In the order and spelling of the server; a repeated header stands more than once. */
  headers: [name: string, value: string][];
  /** Decompressed. */
  body: Uint8Array;
  /** Milliseconds since the request began. */
  timing: { firstByteMs: number; totalMs: number };
  /** Every address that was asked on the way, where redirects were followed; empty otherwise. */
  redirects: string[];
}

export type TransportFaultCode =
  /** Nothing listens at the address. */
  | 'refused'
  /** The name does not exist. */
  | 'unknown-host'
  /** The network gave no answer: name look-up failed, no route, the connection did not stand in time. */
  | 'unreachable'
  | 'tls'
  | 'no-first-byte'
  | 'too-slow'
  | 'half-response'
  | 'closed'
  | 'not-http'
  | 'body-too-large'
  | 'headers-too-large'
  | 'bad-encoding'
  | 'bad-redirect'
  | 'too-many-redirects'
  /** The address may not be asked: private, loopback, a port or a scheme that is not allowed. */
  | 'blocked'
  /** The other end of the tunnel went away. */
  | 'route-lost'
  | 'socket-refused'
  | 'cancelled';

/**
 * An exchange that did not end with a response. `blame` decides the verdict: what the learner's server did is a fail with
 * advice; what the network or we did is an error, which proves nothing and costs nothing.
 */
export class TransportFault extends Error {
  override readonly name = 'TransportFault';
  readonly code: TransportFaultCode;
  readonly blame: 'learner' | 'network' | 'ours';

  /** @param message one sentence for the learner: what happened */
  constructor(code: TransportFaultCode, message: string, blame: 'learner' | 'network' | 'ours' = BLAME[code]) {
    super(message);
    this.code = code;
    this.blame = blame;
  }
}

const BLAME: Record<TransportFaultCode, 'learner' | 'network' | 'ours'> = {
  refused: 'learner',
  'unknown-host': 'learner',
  unreachable: 'network',
  tls: 'learner',
  'no-first-byte': 'learner',
  'too-slow': 'learner',
  'half-response': 'learner',
  closed: 'learner',
  'not-http': 'learner',
  'body-too-large': 'learner',
  'headers-too-large': 'learner',
  'bad-encoding': 'learner',
  'bad-redirect': 'learner',
  'too-many-redirects': 'learner',
  blocked: 'ours',
  'route-lost': 'network',
  'socket-refused': 'learner',
  cancelled: 'ours',
};

export interface SocketRequest {
  /** Path and query below the base address. */
  target: string;
  headers: [name: string, value: string][];
  protocols: string[];
  /** Milliseconds until the handshake is done. */
  connectMs: number;
  /** Bytes of one message that comes in. */
  messageBytes: number;
}

/** One open WebSocket. Messages that nobody waits for are kept, at most 1,000; more closes the socket. */
export interface Socket {
  send(message: string | Uint8Array): Promise<void>;
  /** The next message; rejects with a `TransportFault` when none comes in time or the socket closes first. */
  receive(withinMs: number): Promise<string | Uint8Array>;
  close(code?: number): Promise<void>;
  /** Settles when the socket is closed, by whichever side. */
  readonly closed: Promise<{ code: number; reason: string }>;
}

export interface Transport {
  readonly route: Route;
  /** What the learner calls their server, e.g. `http://localhost:3000`: shown, and used in `curl` lines. No credentials. */
  readonly base: string;
  /**
   * One request, on a connection of its own.
   * @throws TransportFault where no whole response came
   */
  send(request: WireRequest, signal: AbortSignal): Promise<WireResponse>;
  /** @throws TransportFault where the handshake fails; `socket-refused` carries the status in its message */
  openSocket(request: SocketRequest, signal: AbortSignal): Promise<Socket>;
  close(): Promise<void>;
}
