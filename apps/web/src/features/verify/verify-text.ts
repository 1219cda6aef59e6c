/** What was dropped or pasted, verified. The verifier's code comes only when somebody verifies. */
import type { RunRecord } from '@waymark/contract';
import type { LedgerRow, ReceiptPayload, Verified } from '@waymark/contract/receipt';

type Good = Extract<Verified, { ok: true }>;

export type Result =
  | { kind: 'no'; name: string; reason: string }
  | { kind: 'ledger'; name: string; entries: number }
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
  const { verifyLedger, verifyReceipt } = await import('@waymark/contract/receipt');
  const payloads: ReceiptPayload[] = [];
  const read = texts.map(({ name, text }) => ({ name, value: jsonOf(text) }));
  const results = new Map<string, Result>();
  for (const { name, value } of read.filter((one) => ledgerOf(one.value) === null)) {
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
