import { verifyLedger, verifyReceipt, type LedgerRow, type ReceiptPayload } from '@waymark/contract/receipt';
import { CURRENT, withConnection, type Context } from '../../shell/context.ts';
import { EXIT } from '../../shell/failure.ts';
import { jsonIn, readBytes } from '../../shell/files.ts';
import { verifyEndorsed } from './endorsed.ts';

/** `waymark verify FILES`: receipts, endorsements, and ledgers that they have to fit; without a file, this Waymark's own ledger. No network. */
export async function verify(context: Context, files: readonly string[]): Promise<number> {
  if (files.length === 0) return verifyOwn(context);
  const { out } = context;
  const payloads: ReceiptPayload[] = [];
  const ledgers: { file: string; programme: string; rows: LedgerRow[] }[] = [];
  const results: { file: string; ok: boolean; reason?: string }[] = [];
  for (const file of files) {
    const value = jsonIn(file, await readBytes(file));
    if (isLedger(value)) {
      ledgers.push({ file, ...value });
      continue;
    }
    const endorsed = await verifyEndorsed(out, file, value);
    if (endorsed !== null) {
      results.push(endorsed);
      continue;
    }
    const verified = await verifyReceipt(value);
    results.push(verified.ok ? { file, ok: true } : { file, ok: false, reason: verified.reason });
    if (!verified.ok) {
      out.line(`${out.style.bad('✗')} ${file}: ${verified.reason}`);
      continue;
    }
    const { payload, entry, key } = verified;
    payloads.push(payload);
    out.line(
      `${out.style.paint('✓')} ${file}: ${entry.check} ${STATUS[entry.status]}, ${entry.strength}, on ${entry.at.slice(0, 10)}`,
    );
    out.line(out.style.dim(`  over ${entry.route}, entry ${payload.place.seq} of the ledger of ${payload.instance}`));
    out.line(
      out.style.dim(
        `  signed by key ${key}${payload.mode === 'local' ? ', by an instance that the learner runs' : ''}`,
      ),
    );
  }
  for (const { file, programme, rows } of ledgers) {
    const problem = await verifyLedger(programme, rows, payloads);
    results.push(problem === null ? { file, ok: true } : { file, ok: false, reason: problem });
    out.line(
      problem === null
        ? `${out.style.paint('✓')} ${file}: ${rows.length} entries, unbroken`
        : `${out.style.bad('✗')} ${file}: ${problem}`,
    );
  }
  out.result({ results });
  return results.every(({ ok }) => ok) ? EXIT.ok : EXIT.no;
}

const STATUS = { pass: 'passed', fail: 'failed', error: 'could not be checked' } as const;

async function verifyOwn(context: Context): Promise<number> {
  return withConnection(context, async ({ client }) => {
    const { programme, rows } = await client.call('GET', '/api/programmes/{programme}/ledger', { params: CURRENT });
    const problem = await verifyLedger(programme, rows);
    context.out.result({
      entries: rows.length,
      ok: problem === null,
      ...(problem === null ? {} : { reason: problem }),
    });
    context.out.line(
      problem ?? `The ledger is unbroken: ${rows.length} entries, each following from the one before it.`,
    );
    return problem === null ? EXIT.ok : EXIT.no;
  });
}

function isLedger(value: unknown): value is { programme: string; rows: LedgerRow[] } {
  const { programme, rows } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  return (
    typeof programme === 'string' &&
    Array.isArray(rows) &&
    rows.every((row: Partial<LedgerRow> | null) => typeof row?.entry === 'string' && typeof row.hash === 'string')
  );
}
