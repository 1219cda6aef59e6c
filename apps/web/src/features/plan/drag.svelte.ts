/** Dragging a block to another day with a mouse or a pen. Fingers scroll, so they have the menu instead. */
import type { LoggedBlock } from '@waymark/contract';

/** Pixels before a press becomes a drag: less would turn shaky clicks into moves. */
const THRESHOLD = 6;

export class Drag {
  block = $state.raw<LoggedBlock | null>(null);
  /** The day under the pointer. */
  over = $state<string | null>(null);
  dx = $state(0);
  dy = $state(0);
  /** A drag just ended: the click that follows it means nothing. */
  #justDropped = false;
  readonly #drop: (block: LoggedBlock, date: string) => unknown;

  constructor(drop: (block: LoggedBlock, date: string) => unknown) {
    this.#drop = drop;
  }

  /** Follows the pointer from a press on a block. */
  start(event: PointerEvent, block: LoggedBlock): void {
    this.#justDropped = false;
    if (event.button !== 0 || event.pointerType === 'touch') return;
    const [x, y] = [event.pageX, event.pageY];
    const listening = new AbortController();
    const { signal } = listening;
    const stop = () => {
      listening.abort();
      [this.block, this.over, this.dx, this.dy] = [null, null, 0, 0];
    };
    const move = (next: PointerEvent) => {
      [this.dx, this.dy] = [next.pageX - x, next.pageY - y];
      if (this.block === null && Math.hypot(this.dx, this.dy) < THRESHOLD) return;
      this.block = block;
      this.over = dateAt(next);
    };
    const end = (last: PointerEvent) => {
      const date = this.block ? dateAt(last) : null;
      this.#justDropped = this.block !== null;
      stop();
      if (date !== null) void this.#drop(block, date);
    };
    window.addEventListener('pointermove', move, { signal });
    window.addEventListener('pointerup', end, { signal });
    window.addEventListener('pointercancel', stop, { signal });
    window.addEventListener('keydown', (key) => key.key === 'Escape' && stop(), { signal });
  }

  /** @returns whether a click belongs to the drag that just ended */
  swallows(): boolean {
    const swallowed = this.#justDropped;
    this.#justDropped = false;
    return swallowed;
  }
}

function dateAt({ clientX, clientY }: PointerEvent): string | null {
  const under = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-date]');
  return under?.dataset['date'] ?? null;
}
