import { ledger, runs } from '@waymark/store';
import type { Bus } from '../../platform/events/bus.ts';
import { untilSettled } from '../../platform/events/until-settled.ts';
import type { Call, Handlers } from '../../platform/http/handler.ts';
import type { Library, OpenProgramme } from '../../programme/open.ts';
import type { Mode } from '../../programme/strength.ts';
import type { Signer } from '../../programme/signer.ts';
import { receiptOf } from './receipt.ts';
import type { Running } from './running.ts';
import { announceRun, listRuns, reportRun, runAtTerminal, runById, startRun, tellRun, watchRun } from './service.ts';

type Names =
  | 'startRun'
  | 'announceRun'
  | 'tellRun'
  | 'reportRun'
  | 'listRuns'
  | 'getRun'
  | 'streamRun'
  | 'getReceipt'
  | 'getLedger'
  | 'getKeys';
type Write = Pick<Call<'startRun'>, 'db' | 'now' | 'changed'> & { params: { programme: string } };

export interface RunDeps {
  library: Library;
  bus: Bus;
  running: Running;
  instance: string;
  mode: Mode;
  /** Of this instance; opened where nothing else is read. */
  signer: () => Promise<Signer>;
}

export function runsHandlers({ library, bus, running, instance, mode, signer }: RunDeps): Handlers<Names> {
  async function write<T>({ db, params, now, changed }: Write, work: (open: OpenProgramme) => Promise<T>): Promise<T> {
    const { open, revision } = await library.openToWrite(db, params.programme, now);
    const result = await work(open);
    changed({ programmeId: open.programme.id, revision, feature: 'runs' });
    return result;
  }
  return {
    startRun: (call) =>
      write(call, (open) => startRun(call.db, open, running, call.params.project, call.body, call.now)),
    announceRun: (call) =>
      write(call, (open) => announceRun(call.db, open, running, call.params.project, call.body, call.now)),
    async tellRun(call) {
      const { db, params, now, body } = call;
      const known = await runAtTerminal(db, await library.open(db, params.programme, now), params.run);
      // Given up too early: a laptop that slept, a network that was away.
      if (known.run.status !== 'waiting')
        await write(call, ({ programme }) => runs.reopen(db, programme.id, known.run.id, running.terminals.leaseEnd()));
      return tellRun(db, known, running, body);
    },
    reportRun: (call) =>
      write(call, (open) => reportRun(call.db, open, running, call.params.project, call.body, call.now)),
    async listRuns({ db, params, now }) {
      return listRuns(db, await library.open(db, params.programme, now), params.project);
    },
    async getRun({ db, params, query, now, signal }) {
      const open = await library.open(db, params.programme, now);
      const read = () => runById(db, open, params.run);
      const run = await untilSettled(bus, read, ({ status }) => status === 'waiting', query.wait ?? 0, signal);
      // Written by the runner, or held against the contract when it came in.
      return { run, record: (await runs.record(db, open.programme.id, run.id)) as never };
    },
    async streamRun({ db, params, now }) {
      const open = await library.open(db, params.programme, now);
      const id = await watchRun(db, open, running, params.run);
      return { body: running.feeds.stream(id), headers: { 'cache-control': 'no-store', 'x-accel-buffering': 'no' } };
    },
    async getReceipt({ db, params, now }) {
      const open = await library.open(db, params.programme, now);
      return receiptOf(db, open, params.run, { instance, mode, signer: await signer(), now });
    },
    async getLedger({ db, params, now }) {
      const open = await library.open(db, params.programme, now);
      return { programme: open.programme.id, rows: await ledger.chain(db, open.programme.id) };
    },
    async getKeys() {
      const { kty, crv, x, kid } = (await signer()).publicKey;
      return { keys: [{ kty: kty ?? '', crv: crv ?? '', x: x ?? '', kid, alg: 'EdDSA', use: 'sig' }] };
    },
  };
}
