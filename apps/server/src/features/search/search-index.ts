/** Ranks what the words of a query find: titles before texts, whole words before beginnings, and newer before older. */
import type { Found } from '@waymark/contract';
import { fold, isWordCharacter, TextIndex, wordsIn, type IndexedText } from '@waymark/store';
import { excerptOf } from './excerpt.ts';
import { nearestWord } from './nearest-word.ts';

export type Text = IndexedText & { kind: Found['kind'] };

/** Of a long text the words after this are not looked for. */
const LONGEST = 20_000;
/** Texts that are ranked: of a word that stands everywhere the newest are as good as any. */
const RANKED = { title: 200, anywhere: 400 } as const;

export class SearchIndex {
  readonly #texts = new TextIndex();

  putAll(texts: readonly Text[]): void {
    this.#texts.putAll(texts.map((text) => ({ ...text, text: text.text.slice(0, LONGEST) })));
  }

  put(text: Text): void {
    this.putAll([text]);
  }

  remove({ kind, id }: Pick<Text, 'kind' | 'id'>): void {
    this.#texts.remove(kind, id);
  }

  /** @returns the ids of the texts of one kind */
  idsOf(kind: Text['kind']): string[] {
    return this.#texts.idsOf(kind);
  }

  /**
   * Texts that have all words; where there is none, with each unknown word read as the nearest known one; then those that
   * have some of them.
   *
   * @returns how many were ranked, and the best of them
   */
  search(query: string, limit: number): { total: number; found: Found[] } {
    const words = wordsIn(query);
    const mended = (): string[] => words.map((word) => this.#mend(word));
    for (const [need, asked] of [
      ['all', () => words],
      ['all', mended],
      ['any', mended],
    ] as const) {
      const terms = asked();
      const texts = this.#find(terms, need);
      if (texts.length === 0) continue;
      const ranked = texts.map((text) => ({ text, score: scoreOf(text, terms) })).sort((a, b) => b.score - a.score);
      const found = ranked.slice(0, limit).map(({ text: { kind, id, title, text } }): Found => {
        return { kind, id, title, ...excerptOf(text, terms) };
      });
      return { total: texts.length, found };
    }
    return { total: 0, found: [] };
  }

  #find(words: readonly string[], need: 'all' | 'any'): Text[] {
    const found = (['title', 'anywhere'] as const).flatMap((place) =>
      this.#texts.find(words, need, place, RANKED[place]),
    );
    return [...new Map(found.map((text) => [`${text.kind} ${text.id}`, text as Text])).values()];
  }

  #mend(word: string): string {
    if (this.#texts.find([word], 'all', 'anywhere', 1).length > 0) return word;
    return nearestWord(word, (shortest, longest) => this.#texts.vocabulary(shortest, longest)) ?? word;
  }
}

/** A title counts as three; a whole word as two beginnings; a second mention adds half of the first, and so on. */
function scoreOf({ title, text }: Text, words: readonly string[]): number {
  const [inTitle, inText] = [fold(title), fold(text)];
  return words.reduce((sum, word) => sum + 3 * weight(inTitle, word) + weight(inText, word), 0);
}

function weight(text: string, word: string): number {
  let [score, share] = [0, 1];
  for (let at = text.indexOf(word); at !== -1 && share > 0.1; at = text.indexOf(word, at + word.length)) {
    if (isWordCharacter(text[at - 1])) continue;
    score += share * (isWordCharacter(text[at + word.length]) ? 1 : 2);
    share /= 2;
  }
  return score;
}
