/** Live updates: after any write, by this page, another tab or the terminal, what shows is read again. */

/** Writes come in bursts (a check ticks several items): one reading for all of them. */
const SETTLE_MS = 120;

interface Handlers {
  changed: () => unknown;
  reachable: (yes: boolean) => unknown;
}

/**
 * Listens while the page can be seen; a hidden tab holds no connection, since a browser has only six of them.
 *
 * @returns a function that stops it
 */
export function listen(handlers: Handlers): () => void {
  let source: EventSource | null = null;
  let settle: ReturnType<typeof setTimeout> | undefined;

  const changed = () => {
    clearTimeout(settle);
    settle = setTimeout(handlers.changed, SETTLE_MS);
  };
  const close = () => {
    source?.close();
    source = null;
  };
  const open = (missed: boolean) => {
    source = new EventSource('/api/programmes/current/events');
    let again = missed;
    source.onopen = () => {
      handlers.reachable(true);
      if (again) changed();
      again = true;
    };
    source.onerror = () => {
      // Whatever was written until it opens is not told any more.
      again = true;
      handlers.reachable(false);
    };
    source.onmessage = changed;
    source.addEventListener('changed', changed);
  };
  const seen = () => {
    if (document.visibilityState === 'hidden') close();
    else if (!source) open(true);
  };

  if (document.visibilityState !== 'hidden') open(false);
  document.addEventListener('visibilitychange', seen);
  return () => {
    document.removeEventListener('visibilitychange', seen);
    clearTimeout(settle);
    close();
  };
}
