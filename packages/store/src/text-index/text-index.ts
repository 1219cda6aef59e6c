/**
 * An index of words in memory, gone with the object, apart from the learner's database: the same for SQLite and PostgreSQL, and made again when
 * the program starts. SQLite's FTS5 does the work; it finds, and whoever asks ranks what it found.
 */
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { fold } from './fold.ts';

export interface IndexedText {
  kind: string;
  id: string;
  title: string;
  text: string;
}

export type Place = 'title' | 'anywhere';

/** Letters and digits of any script; what else stands in a query has a meaning for FTS5, and none for a learner. */
const WORD = /[\p{L}\p{N}]+/gu;
const MOST_WORDS = 12;

/** @returns the words of a text, without capitals and accents, as the index keeps them */
export function wordsIn(text: string): string[] {
  return (fold(text).match(WORD) ?? []).slice(0, MOST_WORDS);
}

export class TextIndex {
  readonly #db = new DatabaseSync(':memory:');
  readonly #rows = new Map<string, { row: number; title: string; text: string }>();
  readonly #insert: StatementSync;
  readonly #delete: StatementSync;
  readonly #find: StatementSync;
  readonly #vocabulary: StatementSync;

  constructor() {
    this.#db.exec(
      `create virtual table texts using fts5(title, body, kind unindexed, id unindexed,
         tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4');
       create virtual table vocabulary using fts5vocab(texts, 'row')`,
    );
    this.#insert = this.#db.prepare('insert into texts (title, body, kind, id) values (?, ?, ?, ?)');
    this.#delete = this.#db.prepare('delete from texts where rowid = ?');
    // Newest first, and no further than asked: a word that is everywhere costs no more than a rare one.
    this.#find = this.#db.prepare(
      'select kind, id, title, body as text from texts where texts match ? order by rowid desc limit ?',
    );
    this.#vocabulary = this.#db.prepare('select term, doc as texts from vocabulary where length(term) between ? and ?');
  }

  get size(): number {
    return this.#rows.size;
  }

  /** Adds a text, or takes the place of the one of the same kind and id. */
  put({ kind, id, title, text }: IndexedText): void {
    const standing = this.#rows.get(keyOf(kind, id));
    if (standing?.title === title && standing.text === text) return;
    this.remove(kind, id);
    const { lastInsertRowid } = this.#insert.run(title, text, kind, id);
    this.#rows.set(keyOf(kind, id), { row: Number(lastInsertRowid), title, text });
  }

  /** The same for many, in one go. */
  putAll(texts: Iterable<IndexedText>): void {
    this.#db.exec('begin');
    try {
      for (const text of texts) this.put(text);
    } finally {
      this.#db.exec('commit');
    }
  }

  remove(kind: string, id: string): void {
    const standing = this.#rows.get(keyOf(kind, id));
    if (standing === undefined) return;
    this.#delete.run(standing.row);
    this.#rows.delete(keyOf(kind, id));
  }

  idsOf(kind: string): string[] {
    const prefix = keyOf(kind, '');
    return [...this.#rows.keys()].filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
  }

  /**
   * @param words of `wordsIn`; each stands for every word that begins with it
   * @param need all of them in a text, or any
   * @returns at most `limit` texts, the last one put first
   */
  find(words: readonly string[], need: 'all' | 'any', place: Place, limit: number): IndexedText[] {
    if (words.length === 0) return [];
    const terms = words.map((word) => `"${word.replaceAll('"', '')}"*`).join(need === 'all' ? ' AND ' : ' OR ');
    const query = place === 'title' ? `title : (${terms})` : terms;
    return this.#find.all(query, limit) as unknown as IndexedText[];
  }

  /** @returns words of the texts of about that many letters, and in how many texts they stand */
  vocabulary(shortest: number, longest: number): { term: string; texts: number }[] {
    return this.#vocabulary.all(shortest, longest) as unknown as { term: string; texts: number }[];
  }
}

function keyOf(kind: string, id: string): string {
  return `${kind}\n${id}`;
}
