/** Finding what a sentence is about, among the things to study: an index of words, weighed by how telling they are. */

import { isFamily, quotesOf, tokensOf } from './words.ts';

/** Something that can be meant: a title, and further words that describe it. */
export interface Topic {
  id: string;
  title: string;
  /** Says the same in other words (the roadmap's action for a resource). */
  related: string;
  /** A remark in passing. */
  remark: string;
}

export interface TopicIndex {
  topics: readonly Topic[];
  /** Per token: how strongly each topic (by position) speaks of it. */
  weights: Map<string, Map<number, number>>;
  titles: Set<string>[];
}

/** A title is what a topic is about, related text says it again, a remark only touches it. */
const FIELDS = [
  ['title', 1],
  ['related', 0.5],
  ['remark', 0.3],
] as const;
/** A family is a guess at the topic, a shared word is not. */
const FAMILY_WEIGHT = 0.6;
/** A topic is meant when it scores this share of the best one. */
const NEAR_BEST = 0.75;
/** A word that so many topics share tells nothing, and looking at all of them would make large roadmaps slow. */
const TOO_COMMON = 200;
/** Less than half of one telling word is chance. */
const LEAST_SCORE = 0.5;

/** The index over some topics. Linear in their text. */
export function indexTopics(topics: readonly Topic[]): TopicIndex {
  const weights = new Map<string, Map<number, number>>();
  topics.forEach((topic, position) => {
    for (const [field, weight] of FIELDS) {
      for (const token of tokensOf(topic[field])) {
        const entry = weights.get(token) ?? new Map<number, number>();
        weights.set(token, entry);
        entry.set(position, Math.max(entry.get(position) ?? 0, isFamily(token) ? weight * FAMILY_WEIGHT : weight));
      }
    }
  });
  return { topics, weights, titles: topics.map((topic) => tokensOf(topic.title)) };
}

/** Scores per topic position. A word counts less the more topics share it (inverse document frequency). */
export function scoresOf(index: TopicIndex, text: string): Map<number, number> {
  const scores = new Map<number, number>();
  for (const token of tokensOf(text)) {
    const entry = index.weights.get(token);
    if (entry === undefined || entry.size > TOO_COMMON) continue;
    for (const [position, weight] of entry) {
      scores.set(position, (scores.get(position) ?? 0) + weight / entry.size);
    }
  }
  return scores;
}

/**
 * The topics that a text is about: the best one and those close to it, in document order.
 * Empty where nothing telling is shared.
 */
export function topicsIn(index: TopicIndex, text: string): Topic[] {
  const scores = scoresOf(index, text);
  const best = Math.max(0, ...scores.values());
  if (best < LEAST_SCORE) return [];
  const near = [...scores].filter(([, score]) => score >= best * NEAR_BEST).map(([position]) => position);
  return near.sort((a, b) => a - b).flatMap((position) => index.topics[position] ?? []);
}

/**
 * The topics of a sentence and of each of its clauses, in the order in which they come up: "Functions & data
 * structures" is about two things of which the louder one would drown the other. What stands in brackets is an
 * example: it counts for the sentence, not as a clause.
 */
export function topicsByClause(index: TopicIndex, sentence: string): Topic[] {
  const clauses = sentence.replace(/\([^()]*\)/g, ' ').split(/[,;]|\s(?:and|&|using|with|then)\s/);
  return [...new Set([...clauses.flatMap((clause) => topicsIn(index, clause)), ...topicsIn(index, sentence)])];
}

/** The topics whose titles a text quotes, wholly or in short, in the order of the quotation. */
export function quotedTopics(index: TopicIndex, text: string): Topic[] {
  const found = quotesOf(text).flatMap((quote) => {
    const words = [...tokensOf(quote)];
    if (words.length === 0) return [];
    return index.topics.filter((_, position) => words.every((word) => index.titles[position]?.has(word)));
  });
  return [...new Set(found)];
}
