/** A learner's work at a public name: what can be asked of it besides HTTP at the project's own address. */
import type { NameRecords } from './dns.ts';
import type { Handshakes } from './tls.ts';
import type { Transport } from './transport.ts';

export interface Site {
  /** The name, in ASCII, without a port. */
  readonly name: string;
  /** Why it is no public name that could be asked, e.g. `localhost is not a public name`; null where it is one. */
  readonly notPublic: string | null;
  /** Where it is served over TLS, e.g. `https://books.example.org`. */
  readonly origin: string;
  /** The same name without TLS, e.g. `http://books.example.org`. */
  readonly plainOrigin: string;
  /** With `www.` in front, or without it where the name has it. */
  readonly sibling: string;
  readonly tls: Handshakes;
  readonly dns: NameRecords;
  /** @returns the way to an origin of the name or of its sibling @throws TransportFault `blocked` for any other */
  at(origin: string): Transport;
}
