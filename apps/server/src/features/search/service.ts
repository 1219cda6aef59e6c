/** Keeps the texts of each programme ready to be searched, and brings them up to date when something was written. */
import { items } from '@waymark/roadmap';
import { RUNGS } from '@waymark/checks/rungs';
import { cards, notes, type Db } from '@waymark/store';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { OpenProgramme } from '../../programme/open.ts';
import type { ExplanationPack } from '../explanations/pack.ts';
import type { PracticePack } from '../practice/pack.ts';
import type { QuizPack } from '../quizzes/pack.ts';
import { wordsOf } from './words.ts';
import { SearchIndex, type Text } from './search-index.ts';

export interface SearchDeps {
  pack: () => Promise<PracticePack>;
  quizzes: () => Promise<QuizPack>;
  explanations: () => Promise<ExplanationPack>;
  /** Of the content pack. */
  folder: string;
}

interface Kept {
  index: SearchIndex;
  revision: number;
  /** When the newest note that is in it was written; what is written later is read again. */
  notesAt: string;
}

/** Programmes whose texts are kept; the one that was not searched for the longest time goes first. */
const MOST = 20;

export class Searches {
  readonly #deps: SearchDeps;
  readonly #kept = new Map<string, Promise<Kept>>();
  #ofPack: Promise<Text[]> | undefined;

  constructor(deps: SearchDeps) {
    this.#deps = deps;
  }

  async indexOf(db: Db, open: OpenProgramme): Promise<SearchIndex> {
    const { id } = open.programme;
    const before = this.#kept.get(id);
    const next = before === undefined ? this.#build(db, open) : this.#renew(db, open, before);
    this.#kept.delete(id);
    this.#kept.set(id, next);
    for (const oldest of [...this.#kept.keys()].slice(0, -MOST)) this.#kept.delete(oldest);
    try {
      return (await next).index;
    } catch (error) {
      this.#kept.delete(id);
      throw error;
    }
  }

  async #renew(db: Db, open: OpenProgramme, before: Promise<Kept>): Promise<Kept> {
    const kept = await before;
    if (kept.revision === open.programme.revision) return kept;
    // A restore, or another process: what went away is noticed by its count.
    const notesAt = await this.#takeNotes(db, open, kept.index, kept.notesAt);
    if (kept.index.idsOf('note').length !== (await notes.list(db, open.programme.id)).length)
      return this.#build(db, open);
    await takeCards(db, open, kept.index);
    takeItems(open, kept.index);
    return { index: kept.index, revision: open.programme.revision, notesAt };
  }

  async #build(db: Db, open: OpenProgramme): Promise<Kept> {
    const index = new SearchIndex();
    index.putAll(await (this.#ofPack ??= this.#packTexts()));
    takeItems(open, index);
    const notesAt = await this.#takeNotes(db, open, index, '');
    await takeCards(db, open, index);
    return { index, revision: open.programme.revision, notesAt };
  }

  async #takeNotes(db: Db, open: OpenProgramme, index: SearchIndex, since: string): Promise<string> {
    const titles = new Map(items(open.roadmap).map(({ id, title }) => [id, title]));
    const texts: Text[] = [];
    let latest = since;
    for (const { itemId, markdown, updatedAt } of await notes.since(db, open.programme.id, since)) {
      if (updatedAt > latest) latest = updatedAt;
      if (markdown === '') index.remove({ kind: 'note', id: itemId });
      else texts.push({ kind: 'note', id: itemId, title: titles.get(itemId) ?? itemId, text: wordsOf(markdown) });
    }
    index.putAll(texts);
    return latest;
  }

  async #packTexts(): Promise<Text[]> {
    const { pack, quizzes, explanations, folder } = this.#deps;
    const practice = (await pack()).all.map((one): Text => {
      if (one.kind === 'code') {
        const { slug, title, statement } = one.challenge;
        return { kind: 'challenge', id: slug, title, text: wordsOf(statement) };
      }
      const { slug, title, lesson, task } = one.exercise;
      return { kind: 'exercise', id: slug, title, text: wordsOf(`${task}\n\n${lesson}`) };
    });
    const asked = (await quizzes()).all.map(({ slug, title }): Text => ({ kind: 'quiz', id: slug, title, text: '' }));
    const explained = (await explanations()).all.map(({ slug, title, prompt }): Text => ({
      kind: 'explanation',
      id: slug,
      title,
      text: wordsOf(prompt),
    }));
    const briefs = await Promise.all(
      RUNGS.map(async ({ name, title }): Promise<Text> => {
        const file = path.join(folder, 'briefs', `${name}.md`);
        return { kind: 'brief', id: name, title, text: wordsOf(await readFile(file, 'utf8').catch(() => '')) };
      }),
    );
    return [...practice, ...asked, ...explained, ...briefs];
  }
}

function takeItems(open: OpenProgramme, index: SearchIndex): void {
  const gone = new Set(index.idsOf('item'));
  for (const { id, title, text } of items(open.roadmap)) {
    gone.delete(id);
    index.put({ kind: 'item', id, title: wordsOf(title), text: wordsOf(text) });
  }
  for (const id of gone) index.remove({ kind: 'item', id });
}

/** The front is what a card is known by; the back is what one looks for. */
async function takeCards(db: Db, open: OpenProgramme, index: SearchIndex): Promise<void> {
  const gone = new Set(index.idsOf('card'));
  for (const { id, front, back } of await cards.list(db, open.programme.id)) {
    gone.delete(id);
    index.put({ kind: 'card', id, title: wordsOf(front).slice(0, 120), text: wordsOf(back) });
  }
  for (const id of gone) index.remove({ kind: 'card', id });
}
