/** One listener's live stream, as Server-Sent Events (HTML standard, section 9.2). */
import type { ChangedEvent } from '@waymark/contract';
import type { Store } from '@waymark/store';
import type { Bus } from '../../platform/events/bus.ts';
import { watchProgramme } from '../../platform/events/watch.ts';
import type { ProgrammeState } from '../../platform/programme-state.ts';

export interface StreamTimes {
  /** Between comments that keep proxies from closing a quiet connection, in milliseconds. */
  heartBeatMs: number;
  /** Between looks for writes of other processes, in milliseconds. */
  pollMs: number;
}

/**
 * Events that a slow listener may have waiting. One more, and its stream is closed: it connects again by itself and
 * says what it saw last, so it misses nothing and we keep no more than this.
 */
const LONGEST_QUEUE = 64;

export interface StreamOptions {
  bus: Bus;
  store: Store;
  /** As in the path: an id or `current`, which hears of every programme. */
  programme: string;
  state: ProgrammeState;
  /** `Last-Event-ID` of a listener that comes back; null for a new one. */
  lastSeen: number | null;
  times: StreamTimes;
}

/** @returns a stream that ends when the bus closes, and that lets go of everything when its reader goes away */
export function eventStream(options: StreamOptions): ReadableStream<Uint8Array> {
  const { bus, programme, state, lastSeen, times } = options;
  let release = (): void => undefined;
  let ended = false;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const send = (text: string): void => {
          if (ended) return;
          if ((controller.desiredSize ?? 0) > 0) controller.enqueue(Buffer.from(text));
          else end();
        };
        const end = (): void => {
          if (ended) return;
          ended = true;
          release();
          controller.close();
        };
        const tell = (event: ChangedEvent): void => {
          if (programme === 'current' || event.programmeId === state.id) send(format(event));
        };
        const stopListening = bus.listen(tell, end);
        const watch = watchProgramme(options.store, bus, programme, state, times.pollMs, tell);
        const beat = setInterval(() => send(': still here\n\n'), times.heartBeatMs);
        beat.unref();
        release = () => {
          clearInterval(beat);
          watch.stop();
          stopListening();
        };
        send('retry: 2000\n\n');
        if (lastSeen !== null && lastSeen !== state.revision) tell(missed(state));
      },
      cancel() {
        ended = true;
        release();
      },
    },
    new CountQueuingStrategy({ highWaterMark: LONGEST_QUEUE }),
  );
}

function missed(state: ProgrammeState): ChangedEvent {
  return { type: 'changed', programmeId: state.id, revision: state.revision, feature: 'programmes' };
}

function format(event: ChangedEvent): string {
  return `id: ${event.revision}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}
