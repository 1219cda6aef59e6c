/**
 * A process that writes: `node writer.ts URL PROGRAMME PREFIX COUNT`. Each entry is a transaction of its own, and its
 * id is printed only after the store has said that it is kept.
 */
import { writeSync } from 'node:fs';
import { ledger, openStore } from '../../index.ts';
import { evidence, write } from '../fixtures.ts';

const [url = '', programme = '', prefix = '', count = '0'] = process.argv.slice(2);
const store = await openStore({ url });
for (let at = 0; at < Number(count); at += 1) {
  const id = `${prefix}-${at}`;
  await write(store, programme, (db) => ledger.append(db, programme, evidence({ id })));
  // Straight to the pipe: what this process still held when it dies would be lost with it.
  writeSync(1, `${id}\n`);
}
await store.close();
