/** A text while it is being written: kept on this machine until the server has it, saved a moment after the last key. */
import { ApiError } from '@waymark/contract/client';
import { clearFrom, hasFields, putOn, takeFrom } from './shelf.ts';
import { sentence, type Shell, type Write } from './shell.svelte.ts';

/** Long enough not to save every word, short enough that nobody waits for it. */
const SETTLE_MS = 900;

export type SaveStatus = 'clean' | 'writing' | 'saving' | 'saved' | 'failed' | 'conflict';

export const SAVE_SAYS: Record<SaveStatus, string> = {
  clean: '',
  writing: 'Not saved yet',
  saving: 'Saving',
  saved: 'Saved',
  failed: 'Not saved; kept on this machine',
  conflict: 'Changed elsewhere',
};

export interface Version {
  text: string;
  version: number;
}

export interface AutosaveOptions {
  /** Under which it is kept on this machine. */
  key: string;
  /** What the server has. */
  from: Version;
  /** Writes it if nobody else did since that version. */
  put: (...input: [...Parameters<Write<{ version: number }>>, Version]) => Promise<{ version: number }>;
}

export class Autosave {
  text = $state('');
  status = $state<SaveStatus>('clean');
  /** Why it could not be saved. */
  problem = $state('');
  #shell: Shell;
  #options: AutosaveOptions;
  #version: number;
  /** What was sent last: a page that went away never heard that it had arrived. */
  #sent: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(shell: Shell, options: AutosaveOptions) {
    const { from } = options;
    [this.#shell, this.#options, this.#version, this.text] = [shell, options, from.version, from.text];
  }

  /** Takes up what a closed tab or a crash left behind; call it in the browser. */
  recover(): void {
    const kept = takeFrom(localStorage, this.#options.key, isVersion);
    if (kept === null || kept.text === this.text) return;
    // Written upon that version: if the server has a newer one by now, saving ends in a conflict, not in a loss.
    [this.text, this.#version, this.#sent] = [kept.text, kept.version, kept.sent ?? null];
    this.write();
  }

  /** After a key press. */
  write(): void {
    this.#keep();
    if (this.status === 'conflict') return;
    this.status = 'writing';
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), SETTLE_MS);
  }

  /** What the server has now: taken over where nothing is being written here. */
  follow(stored: Version): void {
    const { text, version } = stored;
    if (version <= this.#version) return;
    if (this.status === 'clean' || this.status === 'saved') [this.text, this.#version] = [text, version];
    // No conflict with oneself: the answer to what was sent from here never came back.
    if (this.status === 'conflict' && (text === this.#sent || text === this.text)) void this.keepMine(stored);
  }

  async save(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.status !== 'writing' && this.status !== 'failed') return;
    const sent = { text: this.text, version: this.#version };
    this.#sent = sent.text;
    this.#keep();
    this.status = 'saving';
    const saved = await this.#shell.save((api, key) => this.#options.put(api, key, sent), { quiet: true });
    if (saved.ok) this.#accepted(saved.value.version, sent.text);
    else this.#refused(saved.error);
  }

  /** After a conflict: what stands here replaces what was written elsewhere. */
  async keepMine(theirs: Version): Promise<void> {
    this.#version = theirs.version;
    this.status = 'writing';
    await this.save();
  }

  /** After a conflict: what was written elsewhere replaces what stands here. */
  takeTheirs(theirs: Version): void {
    [this.text, this.#version, this.status] = [theirs.text, theirs.version, 'clean'];
    clearFrom(localStorage, this.#options.key);
  }

  #keep(): void {
    putOn(localStorage, this.#options.key, { text: this.text, version: this.#version, sent: this.#sent });
  }

  #accepted(version: number, sent: string): void {
    this.#version = version;
    if (this.text !== sent) return this.write();
    clearFrom(localStorage, this.#options.key);
    this.status = 'saved';
  }

  #refused(error: Error): void {
    const conflict = error instanceof ApiError && error.body.code === 'precondition-failed';
    this.status = conflict ? 'conflict' : 'failed';
    this.problem = sentence(error);
  }
}

function isVersion(value: unknown): value is Version & { sent?: string | null } {
  return hasFields(value, { text: 'string', version: 'number' });
}
