import { AppError } from '@waymark/contract';
import type { Store } from '@waymark/store';
import type { Bus } from '../../platform/events/bus.ts';
import type { Handlers } from '../../platform/http/handler.ts';
import { stateOf } from '../../platform/programme-state.ts';
import { eventStream, type StreamTimes } from './stream.ts';

export function eventHandlers(deps: { bus: Bus; store: Store; times: StreamTimes }): Handlers<'streamEvents'> {
  return {
    async streamEvents({ params, db, header }) {
      const state = await stateOf(db, params.programme);
      // With `current` one may listen before there is a programme, and hears of the first.
      if (state.id === '' && params.programme !== 'current') throw new AppError('programme-not-found');
      const lastSeen = /^\d{1,15}$/.exec(header('last-event-id') ?? '');
      const body = eventStream({
        ...deps,
        programme: params.programme,
        state,
        lastSeen: lastSeen ? Number(lastSeen[0]) : null,
      });
      // A proxy that collects an answer before it passes it on would hold every event back.
      return { body, headers: { 'cache-control': 'no-store', 'x-accel-buffering': 'no' } };
    },
  };
}
