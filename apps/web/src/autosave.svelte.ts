/** A text while it is being written: kept on this machine until the server has it, saved a moment after the last key. */
import { ApiError } from '@waymark/contract/client';
import { clearFrom, DEVICE, hasFields, putOn, takeFrom } from './shelf.ts';
import type { Later } from './offline/later.ts';
import { sentence, type Shell, type Write } from './shell.svelte.ts';

/** Long enough not to save every word, short enough that nobody waits for it. */
const SETTLE_MS = 900;

export type SaveStatus = 'clean' | 'writing' | 'saving' | 'saved' | 'waiting' | 'failed' | 'conflict';

export const SAVE_SAYS: Record<SaveStatus, string> = {
  clean: '',
  writing: 'Not saved yet',
  saving: 'Saving',
  saved: 'Saved',
  waiting: 'Kept on this device until Waymark is back',
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
  /** Says what it is, so that it can wait for the server in the line of writes; without, only the open page sends it. */
  later?: Pick<Later, 'says' | 'href'>;
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
  /** All that was sent from here: none of it is somebody else's. */
  readonly #mine = new Set<string>();
  /** Names this editor in the line of writes; whoever takes up what it left goes by its name. */
  #writer: string = crypto.randomUUID();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(shell: Shell, options: AutosaveOptions) {
    const { from } = options;
    [this.#shell, this.#options, this.#version, this.text] = [shell, options, from.version, from.text];
  }

  /** Takes up what a closed tab or a crash left behind; call it in the browser. */
  recover(): void {
    const kept = takeFrom(DEVICE, this.#options.key, isVersion);
    if (kept === null || kept.text === this.text) return;
    // Written upon that version: if the server has a newer one by now, saving ends in a conflict, not in a loss.
    [this.text, this.#version, this.#sent] = [kept.text, kept.version, kept.sent ?? null];
    if (this.#sent !== null) this.#mine.add(this.#sent);
    if (kept.writer !== undefined) this.#writer = kept.writer;
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
    if (this.status === 'conflict' && (this.#mine.has(text) || text === this.text)) void this.keepMine(stored);
    if (this.status === 'waiting') this.#arrived(stored);
  }

  async save(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.status !== 'writing' && this.status !== 'failed') return;
    const sent = { text: this.text, version: this.#version };
    this.#sent = sent.text;
    this.#mine.add(sent.text);
    this.#keep();
    this.status = 'saving';
    const saved = await this.#shell.save((api, key) => this.#options.put(api, key, sent), {
      quiet: true,
      ...this.#later(sent.text),
    });
    if (saved.ok) this.#accepted(saved.value.version, sent.text);
    else if (saved.waits) this.#waits(sent.text);
    else this.#refused(saved.error);
  }

  #later(text: string): { later?: Later } {
    const { key, later } = this.#options;
    return later ? { later: { ...later, text, slot: key, writer: this.#writer, draft: key } } : {};
  }

  #waits(sent: string): void {
    if (this.text === sent) this.status = 'waiting';
    else this.write();
  }

  /** The server has a newer version than this text was written upon, while the text was waiting to be sent. */
  #arrived({ text, version }: Version): void {
    if (text === this.text) [this.#version, this.status] = [version, 'saved'];
    // Its own earlier text: the rest is on its way, or goes now.
    else if (this.#mine.has(text)) this.#version = version;
    else if (!this.#shell.outbox.has(this.#options.key)) void this.#ask();
  }

  /** Sends it upon the version it was written upon, which the server refuses: so the learner is asked. */
  async #ask(): Promise<void> {
    this.status = 'writing';
    await this.save();
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
    this.#settled();
  }

  /** Nothing of it is open any more: neither the draft, nor what was refused in the line of writes. */
  #settled(): void {
    clearFrom(DEVICE, this.#options.key);
    void this.#shell.outbox.settled(this.#options.key, this.#writer);
  }

  #keep(): void {
    const kept = { text: this.text, version: this.#version, sent: this.#sent, writer: this.#writer };
    putOn(DEVICE, this.#options.key, kept);
  }

  #accepted(version: number, sent: string): void {
    this.#version = version;
    if (this.text !== sent) return this.write();
    this.#settled();
    this.status = 'saved';
  }

  #refused(error: Error): void {
    const conflict = error instanceof ApiError && error.body.code === 'precondition-failed';
    this.status = conflict ? 'conflict' : 'failed';
    this.problem = sentence(error);
  }
}

function isVersion(value: unknown): value is Version & { sent?: string | null; writer?: string } {
  return hasFields(value, { text: 'string', version: 'number' });
}
