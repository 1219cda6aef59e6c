import { ledger, runs } from '@waymark/store';
import type { Bus } from '../../platform/events/bus.ts';
import { untilSettled } from '../../platform/events/until-settled.ts';
import type { Call, Handlers } from '../../platform/http/handler.ts';
import type { Library, OpenProgramme } from '../../programme/open.ts';
import type { Mode } from '../../programme/strength.ts';
import type { Signer } from '../../programme/signer.ts';
import { receiptOf } from './receipt.ts';
import type { Running } from './running.ts';
import { listRuns, reportRun, runById, startRun } from './service.ts';

type Names = 'startRun' | 'reportRun' | 'listRuns' | 'getRun' | 'streamRun' | 'getReceipt' | 'getLedger' | 'getKeys';
type Write = Pick<Call<'startRun'>, 'db' | 'params' | 'now' | 'changed'>;

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
    reportRun: (call) =>
      write(call, (open) => reportRun(call.db, open, open.rules, call.params.project, call.body.record, call.now)),
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
      const { id } = await runById(db, open, params.run);
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
