/** A note while it is being written: kept on this machine until the server has it, saved a moment after the last key. */
import { itemParams } from '#web/api.ts';
import { sentence, type Shell } from '#web/shell.svelte.ts';
import type { Note } from '@waymark/contract';
import { ApiError } from '@waymark/contract/client';

/** Long enough not to save every word, short enough that nobody waits for it. */
const SETTLE_MS = 900;

export type NoteStatus = 'clean' | 'writing' | 'saving' | 'saved' | 'failed' | 'conflict';

export class NoteDraft {
  text = $state('');
  status = $state<NoteStatus>('clean');
  /** Why it could not be saved. */
  problem = $state('');
  #shell: Shell;
  #itemId: string;
  #version: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(shell: Shell, itemId: string, note: Note) {
    [this.#shell, this.#itemId, this.#version, this.text] = [shell, itemId, note.version, note.markdown];
  }

  get #key(): string {
    return `note:${this.#itemId}`;
  }

  /** Takes up what a closed tab or a crash left behind; call it in the browser. */
  recover(): void {
    const kept = readKept(localStorage.getItem(this.#key));
    if (kept === null || kept.text === this.text) return;
    // Written upon that version: if the server has a newer one by now, saving ends in a conflict, not in a loss.
    [this.text, this.#version] = [kept.text, kept.version];
    this.write();
  }

  /** After a key press. */
  write(): void {
    localStorage.setItem(this.#key, JSON.stringify({ text: this.text, version: this.#version }));
    if (this.status === 'conflict') return;
    this.status = 'writing';
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), SETTLE_MS);
  }

  /** What the server has now, when it changed while nothing was being written here. */
  follow(note: Note): void {
    if (this.status !== 'clean' && this.status !== 'saved') return;
    if (note.version > this.#version) [this.text, this.#version] = [note.markdown, note.version];
  }

  async save(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.status !== 'writing' && this.status !== 'failed') return;
    const sent = this.text;
    this.status = 'saving';
    const saved = await this.#shell.save(
      (api, key) =>
        api.call('PUT', '/api/programmes/{programme}/items/{kind}/{slug}/note', {
          params: itemParams(this.#itemId),
          body: { markdown: sent, version: this.#version },
          idempotencyKey: key,
        }),
      { quiet: true },
    );
    if (saved.ok) this.#accepted(saved.value.version, sent);
    else this.#refused(saved.error);
  }

  /** After a conflict: what stands here replaces what was written elsewhere. */
  async keepMine(theirs: Note): Promise<void> {
    this.#version = theirs.version;
    this.status = 'writing';
    await this.save();
  }

  /** After a conflict: what was written elsewhere replaces what stands here. */
  takeTheirs(theirs: Note): void {
    [this.text, this.#version, this.status] = [theirs.markdown, theirs.version, 'clean'];
    localStorage.removeItem(this.#key);
  }

  #accepted(version: number, sent: string): void {
    this.#version = version;
    if (this.text !== sent) return this.write();
    localStorage.removeItem(this.#key);
    this.status = 'saved';
  }

  #refused(error: Error): void {
    const conflict = error instanceof ApiError && error.body.code === 'precondition-failed';
    this.status = conflict ? 'conflict' : 'failed';
    this.problem = sentence(error);
  }
}

/** @returns null for nothing, or for what something else wrote there */
function readKept(kept: string | null): { text: string; version: number } | null {
  try {
    const { text, version } = JSON.parse(kept ?? '') as { text?: unknown; version?: unknown };
    return typeof text === 'string' && typeof version === 'number' ? { text, version } : null;
  } catch {
    return null;
  }
}
