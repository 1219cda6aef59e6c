/** Keys of the pages: `g` and a letter goes to a screen, single letters do what the present screen says they do. */
import { goto } from '$app/navigation';
import { untrack } from 'svelte';
import { SCREENS } from './design/screens.ts';

export interface Shortcut {
  key: string;
  /** What it does, as the help says it. */
  does: string;
  run: (event: KeyboardEvent) => unknown;
}

/** How long after `g` the letter may come. */
const SEQUENCE_MS = 1200;

export class Keyboard {
  shortcuts = $state.raw<Shortcut[]>([]);
  helpOpen = $state(false);
  #goUntil = 0;

  /**
   * Adds the keys of a screen: call it inside `$effect`, which takes them away again.
   *
   * @returns a function that removes them
   */
  add(shortcuts: Shortcut[]): () => void {
    // Untracked: an effect that adds keys must not run again because keys were added.
    untrack(() => (this.shortcuts = [...this.shortcuts, ...shortcuts]));
    return () => {
      this.shortcuts = this.shortcuts.filter((shortcut) => !shortcuts.includes(shortcut));
    };
  }

  /** Handles one key press, unless the person is typing or a dialog has the floor. */
  press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (document.querySelector('dialog:modal')) return;
    if (event.timeStamp < this.#goUntil) {
      this.#goUntil = 0;
      const screen = SCREENS.find(({ key }) => key === event.key);
      if (screen) {
        event.preventDefault();
        void goto(screen.href);
      }
      return;
    }
    if (event.key === 'g') this.#goUntil = event.timeStamp + SEQUENCE_MS;
    else if (event.key === '?') this.helpOpen = true;
    else this.shortcuts.findLast(({ key }) => key === event.key)?.run(event);
  }
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}
