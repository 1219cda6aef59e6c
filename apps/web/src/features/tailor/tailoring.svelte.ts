/** A roadmap while it is being tailored: one text, changed part by part or as Markdown, saved by itself, with undo. */
import { CURRENT } from '#web/api.ts';
import { Autosave, type Version } from '#web/autosave.svelte.ts';
import { clearFrom, DEVICE } from '#web/shelf.ts';
import type { Shell } from '#web/shell.svelte.ts';
import type { OwnRule } from '@waymark/contract';
import { applyEdit, merge, parse, type Conflict, type RoadmapDocument, type RoadmapEdit } from '@waymark/roadmap';
import { bodyOf, open, pack, unpack, type Opened, type RuleChanges } from './draft-text.ts';
import { AT, type TailorData } from './load-tailor.ts';

/** Reading a text anew costs more than a key press: it waits for a pause. */
const READ_MS = 250;
const MOST_STEPS = 200;

interface Step {
  document: RoadmapDocument;
  rules: RuleChanges;
  touched: Set<string>;
}

export class Tailoring {
  /** What the parts show; a moment behind `source` while somebody types. */
  document = $state.raw<RoadmapDocument>() as RoadmapDocument;
  source = $state('');
  rules = $state.raw<RuleChanges>({});
  /** Of the merge with a newer version or another window: what was kept here. */
  conflicts = $state.raw<Conflict[]>([]);
  broughtOver = $state(false);
  past = $state.raw<Step[]>([]);
  future = $state.raw<Step[]>([]);
  readonly saver: Autosave;
  readonly base: RoadmapDocument;
  readonly baseVersion: number;
  #touched = new Set<string>();
  #typing: ReturnType<typeof setTimeout> | undefined;
  /** What the saver's text was made of: a text that differs came from elsewhere. */
  #packed: string;
  /** The message that offers to take the last change back. */
  #offer: number | null = null;
  readonly #key: string;
  readonly #shell: Shell;

  constructor(shell: Shell, data: TailorData) {
    const { tailor, base } = data;
    this.#shell = shell;
    this.base = base;
    this.baseVersion = tailor.version;
    const from = storedOf(data);
    this.#key = `tailor:${tailor.programme.id}`;
    this.saver = new Autosave(shell, {
      key: this.#key,
      from,
      put: async (api, key, { text, version }) => {
        const body = unpack(text);
        if (body === null) throw new Error('the draft is damaged');
        return api.call('PUT', `${AT}/draft`, {
          params: CURRENT,
          body: { ...body, version, writer: navigator.userAgent.slice(0, 100) },
          idempotencyKey: key,
        });
      },
    });
    this.#packed = from.text;
    this.#show(this.#opened(from.text, data.begunOn));
  }

  get isChanged(): boolean {
    return this.source !== this.base.source || Object.keys(this.rules).length > 0;
  }

  /** What is sent for a preview or to be saved. */
  body() {
    this.read();
    const { source, kept, rules } = bodyOf(this.document, this.#about());
    return { source, kept, rules };
  }

  /** Takes up what a closed tab or a crash left on this machine. */
  recover(): void {
    this.saver.recover();
    this.#adopt();
  }

  /** What the server has now, written here or elsewhere. */
  follow(data: TailorData): void {
    this.saver.follow(storedOf(data));
    this.#adopt();
  }

  #adopt(): void {
    if (this.saver.text === this.#packed) return;
    this.#packed = this.saver.text;
    this.#show(this.#opened(this.saver.text, null));
  }

  /** Makes one change. @returns why it cannot be made; null where it is */
  edit(edit: RoadmapEdit): string | null {
    this.read();
    const result = applyEdit(this.document, edit);
    if (!result.ok) return result.reason;
    this.#remember();
    if (edit.type === 'set' || edit.type === 'move') this.#touched.add(edit.id);
    this.#put(result.document);
    return null;
  }

  /** Says what proves an item; null for nothing but the learner's word. */
  setRule(itemId: string, rule: OwnRule | null): void {
    this.read();
    this.#remember();
    this.rules = { ...this.rules, [itemId]: rule };
    this.#put(this.document);
  }

  /**
   * Says what the last change did, with the way back beside it. The offer goes with the next change, and with the draft:
   * taken up later, it would take back something else.
   */
  offerBack(text: string, undo = (): void => this.undo()): void {
    this.#offer = this.#shell.say(text, { undo });
  }

  withdrawOffer(): void {
    if (this.#offer !== null) void this.#shell.dismiss(this.#offer);
    this.#offer = null;
  }

  /** After a key press in the Markdown. */
  type(source: string): void {
    if (source === this.source) return;
    this.withdrawOffer();
    if (this.#typing === undefined) this.#remember();
    this.source = source;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.read(), READ_MS);
  }

  /** Reads what was typed, now. */
  read(): void {
    if (this.#typing === undefined) return;
    clearTimeout(this.#typing);
    this.#typing = undefined;
    this.#put(parse(this.source, { previous: this.document.roadmap }));
  }

  undo(): void {
    this.read();
    const step = this.past.at(-1);
    if (step === undefined) return;
    this.future = [...this.future, this.#step()];
    this.past = this.past.slice(0, -1);
    this.#back(step);
  }

  redo(): void {
    const step = this.future.at(-1);
    if (step === undefined) return;
    this.past = [...this.past, this.#step()];
    this.future = this.future.slice(0, -1);
    this.#back(step);
  }

  /** After a conflict: what was written in both windows, in one text; where both changed the same, it is as here. */
  async putTogether(data: TailorData): Promise<void> {
    const theirs = storedOf(data);
    const other = this.#opened(theirs.text, data.begunOn);
    const merged = merge(this.base, this.document, other.document);
    this.#remember();
    this.conflicts = merged.conflicts;
    this.#touched = new Set([...this.#touched, ...other.touched]);
    this.rules = { ...other.rules, ...this.rules };
    this.#set(parse(merged.source, { previous: this.document.roadmap }));
    await this.saver.keepMine(theirs);
  }

  /** After the draft became a version: nothing of it is left on this machine. */
  forget(): void {
    clearFrom(DEVICE, this.#key);
  }

  /** After the draft was thrown away: back to the version in force. */
  reset(): void {
    this.forget();
    this.saver.takeTheirs({
      text: pack({ baseVersion: this.baseVersion, source: this.base.source, kept: [], rules: [] }),
      version: 0,
    });
    this.#adopt();
  }

  /** The draft that was thrown away, again. */
  bringBack(text: string): void {
    const { document, touched, rules } = this.#opened(text, null);
    [this.#touched, this.rules] = [touched, rules];
    this.#put(document);
  }

  keepMine(data: TailorData): Promise<void> {
    return this.saver.keepMine(storedOf(data));
  }

  takeTheirs(data: TailorData): void {
    this.#remember();
    this.saver.takeTheirs(storedOf(data));
    this.#adopt();
  }

  #about() {
    return { baseVersion: this.baseVersion, touched: this.#touched, rules: this.rules };
  }

  #step(): Step {
    return { document: this.document, rules: this.rules, touched: new Set(this.#touched) };
  }

  #remember(): void {
    this.past = [...this.past.slice(1 - MOST_STEPS), this.#step()];
    this.future = [];
  }

  #back({ document, rules, touched }: Step): void {
    [this.rules, this.#touched] = [rules, new Set(touched)];
    this.#put(document);
  }

  #set(document: RoadmapDocument): void {
    this.withdrawOffer();
    this.document = document;
    this.source = document.source;
    this.#packed = pack(bodyOf(document, this.#about()));
    this.saver.text = this.#packed;
  }

  #put(document: RoadmapDocument): void {
    this.#set(document);
    this.saver.write();
  }

  #show({ document, touched, rules }: Opened): void {
    this.withdrawOffer();
    [this.document, this.source, this.#touched, this.rules] = [document, document.source, touched, rules];
  }

  /** @param begunOn the older version that the draft was begun on: what came since is put into it */
  #opened(text: string, begunOn: RoadmapDocument | null): Opened {
    const body = unpack(text);
    if (body === null) return { document: this.base, touched: new Set(), rules: {} };
    if (body.baseVersion === this.baseVersion) return open(body, this.base);
    this.broughtOver = true;
    // Without the version it was begun on, its text stands as it is: better read once more than lost.
    if (begunOn === null) return open(body, this.base);
    const mine = open(body, begunOn);
    const merged = merge(begunOn, mine.document, this.base);
    this.conflicts = merged.conflicts;
    const document = parse(merged.source, { previous: mine.document.roadmap });
    return { ...mine, document };
  }
}

/** The server's draft; where there is none, the version in force is what one begins from. */
function storedOf({ tailor, base }: TailorData): Version {
  const { draft, version } = tailor;
  if (draft) return { text: pack(draft), version: draft.version };
  return { text: pack({ baseVersion: version, source: base.source, kept: [], rules: [] }), version: 0 };
}
