/** One TLS handshake with an address that was checked before, ended as soon as it stands. */
import tls from 'node:tls';
import { TransportFault } from '../ports/transport.ts';
import type { Handshake, TlsOffer } from '../ports/tls.ts';
import type { Pinned } from '../transport/exchange.ts';
import { faultOf } from '../transport/faults.ts';
import { chainFrom, factsOf } from './certificates.ts';

export interface HandshakeLimits {
  /** Milliseconds until the connection stands. */
  connectMs: number;
  /** Milliseconds from then until the handshake is over. */
  handshakeMs: number;
}

export interface HandshakeOptions {
  name: string;
  port: number;
  pinned: Pinned;
  versions: NonNullable<TlsOffer['versions']>;
  limits: HandshakeLimits;
  /** Certificates to trust in place of those that Node knows, as PEM. */
  roots?: readonly string[];
}

/** Security level 0: what we are after is whether the other side still takes what is long forbidden (RFC 8996). */
const VERSIONS: Record<HandshakeOptions['versions'], tls.SecureContextOptions> = {
  modern: { minVersion: 'TLSv1.2', maxVersion: 'TLSv1.3' },
  old: { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' },
};

/** @throws TransportFault where no handshake came about */
export async function handshake(options: HandshakeOptions, signal: AbortSignal): Promise<Handshake> {
  const { name, port, pinned, versions, roots } = options;
  const socket = tls.connect({
    host: pinned.detour?.host ?? pinned.address,
    port: pinned.detour?.port ?? port,
    servername: name,
    // Whatever it shows is looked at; nothing is sent over it.
    rejectUnauthorized: false,
    ALPNProtocols: ['http/1.1'],
    ...VERSIONS[versions],
    ...(roots && { ca: [...roots] }),
  });
  try {
    await stood(socket, options.limits, signal);
    return seen(socket, options);
  } finally {
    socket.destroy();
  }
}

function stood(socket: tls.TLSSocket, limits: HandshakeLimits, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    let isConnected = false;
    const end = (error?: Error): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      if (error === undefined) resolve();
      else reject(error);
    };
    const after = (ms: number, fault: TransportFault): NodeJS.Timeout => setTimeout(() => end(fault), ms);
    const stop = (): void => end(faultOf(new Error('stopped'), signal));
    let timer = after(limits.connectMs, notConnected(limits.connectMs));
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    socket.once('connect', () => {
      isConnected = true;
      clearTimeout(timer);
      timer = after(limits.handshakeMs, hangs(limits.handshakeMs));
    });
    socket.once('secureConnect', () => end());
    socket.once('close', () => end(CLOSED()));
    socket.on('error', (error) => end(isConnected ? ofHandshake(error, signal) : ofConnection(error, signal)));
  });
}

const CLOSED = (): TransportFault =>
  new TransportFault('closed', 'The connection was closed during the TLS handshake.');

function notConnected(ms: number): TransportFault {
  return new TransportFault('unreachable', `No connection stood within ${ms / 1000} seconds.`);
}

function hangs(ms: number): TransportFault {
  return new TransportFault(
    'no-first-byte',
    `The connection stood, but the TLS handshake was not over within ${ms / 1000} seconds.`,
  );
}

/** What a machine without IPv6 says of such an address has many names. */
function ofConnection(error: NodeJS.ErrnoException, signal: AbortSignal): Error {
  const known = faultOf(error, signal);
  return known instanceof TransportFault
    ? known
    : new TransportFault('unreachable', `No connection could be made (${error.code ?? 'unknown'}).`);
}

/** OpenSSL's own sentences hold addresses in memory and line numbers: its code says the same every time. */
function ofHandshake(error: NodeJS.ErrnoException, signal: AbortSignal): Error {
  const { code = '' } = error;
  if (signal.aborted || code === 'ECONNRESET' || code === 'EPIPE')
    return code === 'ECONNRESET' && !signal.aborted ? CLOSED() : faultOf(error, signal);
  const why = /^ERR_SSL_/.test(code) ? ` (${code.slice(8).replaceAll('_', ' ').toLowerCase()})` : '';
  return new TransportFault('tls', `The TLS handshake failed${why}.`);
}

function seen(socket: tls.TLSSocket, { name, pinned }: HandshakeOptions): Handshake {
  const leaf = socket.getPeerX509Certificate();
  if (leaf === undefined) throw new TransportFault('tls', 'The server showed no certificate.');
  const chain = chainFrom(leaf);
  const [first, ...others] = chain.map((one) => factsOf(one, chain));
  if (first === undefined) throw new TransportFault('tls', 'The server showed no certificate.');
  return {
    address: pinned.address,
    protocol: socket.getProtocol() ?? 'unknown',
    cipher: socket.getCipher().name,
    fitsName: leaf.checkHost(name) !== undefined,
    problem: problemOf(socket),
    chain: [first, ...others],
    at: new Date().toISOString(),
  };
}

/** Node gives the code where a type says Error. @returns null where the chain is trusted */
function problemOf({ authorized, authorizationError }: tls.TLSSocket): string | null {
  if (authorized) return null;
  const error: unknown = authorizationError;
  if (typeof error === 'string') return error === NAME_ONLY ? null : error;
  const code = (error as NodeJS.ErrnoException | null)?.code ?? 'UNKNOWN';
  return code === NAME_ONLY ? null : code;
}

/** The chain holds and only the name does not: `fitsName` says that. */
const NAME_ONLY = 'ERR_TLS_CERT_ALTNAME_INVALID';
