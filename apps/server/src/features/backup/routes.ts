import type { RestoreResult, Store } from '@waymark/store';
import type { Bus } from '../../platform/events/bus.ts';
import type { Handlers } from '../../platform/http/handler.ts';
import { backupStream, restoreFrom } from './service.ts';

export interface BackupDeps {
  store: Store;
  bus: Bus;
}

export function backupHandlers(deps: BackupDeps): Handlers<'backup' | 'restore'> {
  return {
    backup({ db, now }) {
      const name = `waymark-${now.slice(0, 10)}.ndjson.gz`;
      const headers = { 'content-disposition': `attachment; filename="${name}"` };
      return Promise.resolve({ body: backupStream(db), headers });
    },
    async restore({ bytes }): Promise<RestoreResult> {
      const { result, events } = await restoreFrom(deps.store, bytes);
      for (const event of events) deps.bus.publish(event);
      return result;
    },
  };
}
