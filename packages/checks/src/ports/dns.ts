/** What the DNS says of a name. */

export type RecordType = 'A' | 'AAAA' | 'CNAME' | 'NS' | 'SOA' | 'CAA';

export interface RecordOf {
  A: AddressRecord;
  AAAA: AddressRecord;
  /** The name that it stands for. */
  CNAME: string;
  /** A name server. */
  NS: string;
  SOA: { serial: number };
  CAA: { tag: string; value: string };
}

export interface AddressRecord {
  address: string;
  /** Seconds for which others may keep it; from a cache, what is left of them. */
  ttl: number;
}

/**
 * `no-data`: the name exists without such a record. `no-name`: it does not exist (NXDOMAIN). `refused`, `failed`: the name
 * servers would not or could not answer. `silent`: nothing came in time.
 */
export type DnsStatus = 'found' | 'no-data' | 'no-name' | 'refused' | 'failed' | 'silent';

export interface DnsAnswer<T> {
  status: DnsStatus;
  /** Capped; empty unless found. */
  records: T[];
}

export interface NameRecords {
  /**
   * @param server address of one name server to ask in place of this machine's resolver
   * @throws TransportFault `unreachable` where it is this machine that gets no answer from its resolver, `blocked` for a
   *   server that may not be asked
   */
  ask<T extends RecordType>(
    question: { name: string; type: T; server?: string },
    signal: AbortSignal,
  ): Promise<DnsAnswer<RecordOf[T]>>;
}
