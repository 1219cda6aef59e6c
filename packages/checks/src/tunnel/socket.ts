/** A WebSocket whose frames travel through a tunnel. */
import { TransportFault, type Socket } from '../ports/transport.ts';

/** Messages that nobody has asked for yet; more of them close the socket. */
const KEPT = 1_000;

interface Wire {
  send(message: string | Uint8Array): void;
  close(code: number): void;
}

export class TunnelSocket implements Socket {
  readonly closed: Promise<{ code: number; reason: string }>;
  readonly #end = Promise.withResolvers<{ code: number; reason: string }>();
  readonly #wire: Wire;
  readonly #kept: (string | Uint8Array)[] = [];
  #waiting: ((message: string | Uint8Array) => void) | null = null;
  #isClosed = false;

  constructor(wire: Wire) {
    this.#wire = wire;
    this.closed = this.#end.promise;
  }

  /** A message came in. */
  take(message: string | Uint8Array): void {
    if (this.#waiting !== null) {
      this.#waiting(message);
      return;
    }
    this.#kept.push(message);
    if (this.#kept.length > KEPT) void this.close(1009);
  }

  /** It is closed, by whichever side. */
  ended(code: number, reason: string): void {
    this.#isClosed = true;
    this.#end.resolve({ code, reason });
  }

  async send(message: string | Uint8Array): Promise<void> {
    if (this.#isClosed) throw new TransportFault('closed', 'The WebSocket is closed.');
    this.#wire.send(message);
  }

  async receive(withinMs: number): Promise<string | Uint8Array> {
    const kept = this.#kept.shift();
    if (kept !== undefined) return kept;
    const next = Promise.withResolvers<string | Uint8Array>();
    this.#waiting = next.resolve;
    const late = setTimeout(
      () => next.reject(new TransportFault('too-slow', `No message came within ${withinMs} ms.`)),
      withinMs,
    );
    void this.closed.then(({ code }) =>
      next.reject(new TransportFault('closed', `The WebSocket was closed (${code}).`)),
    );
    try {
      return await next.promise;
    } finally {
      clearTimeout(late);
      this.#waiting = null;
    }
  }

  async close(code = 1000): Promise<void> {
    if (this.#isClosed) return;
    this.#wire.close(code);
    this.ended(code, '');
  }
}
