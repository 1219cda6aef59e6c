/** Carries `changed` events from a commit to whoever listens. In memory, within one process. */
import type { ChangedEvent } from '@waymark/contract';

/** Gets every event it asked for; must return at once. */
export type Listener = (event: ChangedEvent) => void;

export interface Bus {
  publish(event: ChangedEvent): void;
  /** @param onClose runs when the bus closes; after it no event comes. @returns stops listening */
  listen(listener: Listener, onClose: () => void): () => void;
  readonly listeners: number;
  close(): void;
}

export function createBus(): Bus {
  const listening = new Map<Listener, () => void>();
  let closed = false;
  return {
    publish(event) {
      for (const listener of listening.keys()) listener(event);
    },
    listen(listener, onClose) {
      if (closed) {
        onClose();
        return () => undefined;
      }
      listening.set(listener, onClose);
      return () => void listening.delete(listener);
    },
    get listeners() {
      return listening.size;
    },
    close() {
      closed = true;
      const closing = [...listening.values()];
      listening.clear();
      for (const onClose of closing) onClose();
    },
  };
}
