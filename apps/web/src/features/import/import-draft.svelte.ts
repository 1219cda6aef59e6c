/** A roadmap on its way in: what was read of it, and its Markdown while it is being edited. Kept on this machine. */
import { apiOf } from '#web/api.ts';
import { clearFrom, DEVICE, hasFields, putOn, takeFrom } from '#web/shelf.ts';
import { sentence } from '#web/shell.svelte.ts';
import type { ImportPreview } from '@waymark/contract';
import type { DocumentInput } from './roadmap-file.ts';

const KEY = 'waymark-import';
/** Long enough not to read at every key, short enough to see what a change does. */
const SETTLE_MS = 500;

interface Kept {
  text: string;
  preview: ImportPreview;
}

function isKept(value: unknown): value is Kept {
  if (!hasFields(value, { text: 'string' })) return false;
  const { preview } = value as { preview?: unknown };
  return hasFields(preview, { kind: 'string', title: 'string', source: 'string', more: 'number' });
}

export class ImportDraft {
  /** What was read first: its findings speak of the file. Null until something was given. */
  preview = $state.raw<ImportPreview | null>(null);
  /** What the Markdown is read as now. */
  now = $state.raw<ImportPreview | null>(null);
  text = $state('');
  busy = $state(false);
  problem = $state('');
  /** Whether a reload would find the draft again. */
  kept = $state(true);
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Answers that a newer question overtook are dropped. */
  #asked = 0;

  /** Takes up what a reload or a crash left behind; call it in the browser. */
  recover(): void {
    const found = takeFrom(DEVICE, KEY, isKept);
    if (!found) return;
    [this.preview, this.now, this.text] = [found.preview, found.preview, found.text];
    if (found.text !== found.preview.source) void this.#readAgain();
  }

  async take(input: DocumentInput, name: string): Promise<void> {
    [this.problem, this.busy] = ['', true];
    const found = await this.#ask({ ...input, ...(name === '' ? {} : { name: name.slice(0, 300) }) });
    this.busy = false;
    if (!found) return;
    [this.preview, this.now, this.text] = [found, found, found.source];
    if (found.source === '') this.forget();
    else this.#keep();
  }

  /** After a key press in the Markdown. */
  write(text: string): void {
    this.text = text;
    this.#keep();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#readAgain(), SETTLE_MS);
  }

  /** Back to what was read. */
  undoEdits(): void {
    if (this.preview) this.write(this.preview.source);
  }

  /** Once it is a programme, or not wanted. */
  forget(): void {
    clearTimeout(this.#timer);
    clearFrom(DEVICE, KEY);
  }

  drop(): void {
    this.forget();
    [this.preview, this.now, this.text, this.problem] = [null, null, '', ''];
  }

  async #readAgain(): Promise<void> {
    const found = await this.#ask({ source: this.text });
    if (found) this.now = found;
  }

  async #ask(body: DocumentInput & { name?: string }): Promise<ImportPreview | null> {
    const asked = ++this.#asked;
    try {
      const found = await apiOf((...args) => fetch(...args)).call('POST', '/api/import/preview', { body });
      return asked === this.#asked ? found : null;
    } catch (error) {
      if (asked === this.#asked) this.problem = sentence(error instanceof Error ? error : new Error(String(error)));
      return null;
    }
  }

  #keep(): void {
    if (this.preview) this.kept = putOn(DEVICE, KEY, { text: this.text, preview: this.preview });
  }
}
