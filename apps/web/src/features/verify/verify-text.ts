/** What was dropped or pasted, verified. The verifier's code comes only when somebody verifies. */
import type { RunRecord } from '@waymark/contract';
import type { LedgerRow, ReceiptPayload, Verified } from '@waymark/contract/receipt';

export interface EndorsementSaid {
  title: string;
  from: string;
  askedAt: string;
  /** Thumbprint of the key that asked. */
  askedBy: string;
  digest: string;
  /** With a mark for each character that cannot be seen. */
  text: string;
  hidden: number;
  /** null for a request that nobody has answered. */
  endorsed: {
    name: string;
    page: string | null;
    looked: 'read' | 'talked';
    note: string;
    at: string;
    key: string;
  } | null;
}

type Good = Extract<Verified, { ok: true }>;

export type Result =
  | { kind: 'no'; name: string; reason: string }
  | { kind: 'ledger'; name: string; entries: number }
  | { kind: 'endorsement'; name: string; said: EndorsementSaid }
  | {
      kind: 'receipt';
      name: string;
      title: string;
      summary: string;
      entry: Good['entry'];
      mode: ReceiptPayload['mode'];
      instance: string;
      seq: number;
      key: string;
      asked: string;
      steps: { title: string; passed: boolean }[];
    };

/** @returns one result for each text, in their order; never throws for what stands in them */
export async function verifyText(texts: readonly { name: string; text: string }[]): Promise<Result[]> {
  const [{ verifyLedger, verifyReceipt }, endorsement] = await Promise.all([
    import('@waymark/contract/receipt'),
    import('@waymark/contract/endorsement'),
  ]);
  const payloads: ReceiptPayload[] = [];
  const read = texts.map(({ name, text }) => ({ name, value: jsonOf(text) }));
  const results = new Map<string, Result>();
  for (const { name, value } of read.filter((one) => ledgerOf(one.value) === null)) {
    const endorsed = await endorsementIn(endorsement, name, value);
    if (endorsed !== null) {
      results.set(name, endorsed);
      continue;
    }
    const verified = await verifyReceipt(value);
    if (verified.ok) payloads.push(verified.payload);
    results.set(name, verified.ok ? described(name, verified) : { kind: 'no', name, reason: verified.reason });
  }
  for (const { name, value } of read) {
    const ledger = ledgerOf(value);
    if (ledger === null) continue;
    const problem = await verifyLedger(ledger.programme, ledger.rows, payloads);
    results.set(
      name,
      problem === null ? { kind: 'ledger', name, entries: ledger.rows.length } : { kind: 'no', name, reason: problem },
    );
  }
  return read.flatMap(({ name }) => results.get(name) ?? []);
}

/** @returns null where it does not even say that it is an endorsement or a request for one */
async function endorsementIn(
  { kindOf, verifyEndorsement, verifyRequest, withMarks }: typeof import('@waymark/contract/endorsement'),
  name: string,
  value: unknown,
): Promise<Result | null> {
  const kind = kindOf(value);
  if (kind === null) return null;
  const verified = kind === 'endorsement' ? await verifyEndorsement(value) : await verifyRequest(value);
  if (!verified.ok) return { kind: 'no', name, reason: verified.reason };
  const isEndorsed = 'request' in verified;
  const { title, from, askedAt, digest, text } = isEndorsed ? verified.request : verified.payload;
  const said = { from, askedAt, digest, title: withMarks(title).text, ...withMarks(text) };
  if (!isEndorsed) return { kind: 'endorsement', name, said: { ...said, askedBy: verified.key, endorsed: null } };
  const { name: who, page, looked, note, endorsedAt: at } = verified.payload;
  const endorsed = { name: who, page, looked, note, at, key: verified.key };
  return { kind: 'endorsement', name, said: { ...said, askedBy: verified.askedBy, endorsed } };
}

function described(name: string, { payload, entry, key }: Good): Result {
  // Signed and tied into the ledger, so it is what an instance wrote; its shape is still nobody's promise.
  const record = jsonOf(payload.record) as Partial<RunRecord> | null;
  const checks = Array.isArray(record?.checks) ? record.checks : [];
  return {
    kind: 'receipt',
    name,
    title: String(checks.at(-1)?.title ?? entry.check),
    summary: String(record?.summary ?? ''),
    entry,
    mode: payload.mode,
    instance: payload.instance,
    seq: payload.place.seq,
    key,
    asked: String(record?.base ?? record?.repository?.origin ?? 'nothing over the network'),
    steps: checks
      .flatMap(({ steps }) => (Array.isArray(steps) ? steps : []))
      .filter(({ status }) => status === 'pass' || status === 'fail')
      .map(({ title, status }) => ({ title: String(title), passed: status === 'pass' })),
  };
}

function ledgerOf(value: unknown): { programme: string; rows: LedgerRow[] } | null {
  const { programme, rows } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  if (typeof programme !== 'string' || !Array.isArray(rows)) return null;
  const isRow = (row: Partial<LedgerRow> | null) => typeof row?.entry === 'string' && typeof row.hash === 'string';
  return rows.every(isRow) ? { programme, rows: rows as LedgerRow[] } : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
