/** What a TLS server shows of itself when it is greeted: facts as plain data, no verdict. */

export interface Handshakes {
  /**
   * One handshake with the site, ended as soon as it stands: nothing is sent over it.
   *
   * @throws TransportFault where no handshake came about; `blocked` for an address that may not be asked
   */
  greet(offer: TlsOffer, signal: AbortSignal): Promise<Handshake>;
}

export interface TlsOffer {
  /** One of the name's addresses; where it is left out the name is looked up, and the first that connects is taken. */
  address?: string;
  /** `old`: TLS 1.0 and 1.1 alone, to see whether they are refused. */
  versions?: 'modern' | 'old';
}

export interface Handshake {
  /** The address that was greeted. */
  address: string;
  /** e.g. `TLSv1.3`. */
  protocol: string;
  cipher: string;
  /** Whether the leaf is made out for the name that was asked (RFC 9525). */
  fitsName: boolean;
  /** null: trusted. Otherwise OpenSSL's name of the first thing wrong, e.g. `CERT_HAS_EXPIRED`; the name does not count here. */
  problem: string | null;
  /** As the server sent it, leaf first, capped: at least one. */
  chain: [Certificate, ...Certificate[]];
  /** When, ISO 8601. */
  at: string;
}

export interface Certificate {
  /** The common name, or what else names it best. */
  subject: string;
  issuer: string;
  /** Organisation of the issuer; empty where the certificate names none. */
  issuerOrganisation: string;
  /** Names it is made out for; capped. */
  names: string[];
  /** ISO 8601. */
  validFrom: string;
  validTo: string;
  selfSigned: boolean;
  /** Place in the chain of the certificate that signed this one; null where the server did not send it. */
  signer: number | null;
  /** SHA-256, to tell two apart. */
  fingerprint: string;
}
