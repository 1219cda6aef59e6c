/** The steps of runs while they happen: kept in memory until a little after the end, for those who come late. */
import type { RunEvent } from '@waymark/checks';

type Listener = (event: RunEvent | null) => void;

interface Feed {
  events: RunEvent[];
  listeners: Set<Listener>;
  isOver: boolean;
}

/** After the end a page that was opened at that moment still gets the whole of it. */
const KEEP_MS = 60_000;
/** A run has a few hundred; more are not kept for latecomers. */
const MOST = 5_000;

export class Feeds {
  readonly #feeds = new Map<string, Feed>();

  /** @returns what a run tells its events to; null is the end. One that is not over goes on, with those who listen */
  open(id: string): (event: RunEvent | null) => void {
    const open = this.#feeds.get(id);
    const feed: Feed = open?.isOver === false ? open : { events: [], listeners: new Set(), isOver: false };
    this.#feeds.set(id, feed);
    return (event) => {
      if (event === null) this.#end(id, feed);
      else if (feed.events.length < MOST) feed.events.push(event);
      for (const listener of feed.listeners) listener(event);
    };
  }

  #end(id: string, feed: Feed): void {
    feed.isOver = true;
    const forget = (): void => {
      if (this.#feeds.get(id) === feed) this.#feeds.delete(id);
    };
    setTimeout(forget, KEEP_MS).unref();
  }

  /**
   * @returns a stream of Server-Sent Events: what happened so far, what happens, and its end; one that ends at once for a
   * run that nobody remembers
   */
  stream(id: string): ReadableStream<Uint8Array> {
    const feed = this.#feeds.get(id);
    let stop = (): void => undefined;
    return new ReadableStream<Uint8Array>({
      start(controller) {
        const send = (event: RunEvent): void => controller.enqueue(format(event));
        feed?.events.forEach(send);
        if (feed === undefined || feed.isOver) {
          controller.enqueue(END);
          controller.close();
          return;
        }
        const listener: Listener = (event) => {
          if (event !== null) {
            send(event);
            return;
          }
          controller.enqueue(END);
          controller.close();
          stop();
        };
        feed.listeners.add(listener);
        stop = () => void feed.listeners.delete(listener);
      },
      cancel() {
        stop();
      },
    });
  }
}

const END = Buffer.from('event: end\ndata: {}\n\n');

function format(event: RunEvent): Uint8Array {
  return Buffer.from(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
}
