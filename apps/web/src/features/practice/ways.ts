/** Other ways to practise: quizzes, explanations and the cards that are due, shown where this Waymark has them. */
import type { Routes } from '@waymark/contract';
import type { CallOutput, Client } from '@waymark/contract/client';
import { countWords } from '../../design/words.ts';

type Quiz = CallOutput<Routes['listQuizzes']>['quizzes'][number];
type Explanation = CallOutput<Routes['listExplanations']>['explanations'][number];
type Review = CallOutput<Routes['getReview']>;

export interface Way {
  href: string;
  title: string;
  /** One line on how it stands. */
  fact: string;
}

/** @returns what there is; a part that does not answer is left out, since challenges go without it */
export async function waysOf(api: Client): Promise<Way[]> {
  const params = { programme: 'current' };
  const [review, quizzes, explanations] = await Promise.all([
    api.call('GET', '/api/programmes/{programme}/review', { params }).catch(() => null),
    api.call('GET', '/api/programmes/{programme}/quizzes', { params }).catch(() => null),
    api.call('GET', '/api/programmes/{programme}/explanations', { params }).catch(() => null),
  ]);
  return [
    ...(review === null ? [] : [reviewWay(review)]),
    ...(quizzes?.quizzes ?? []).map(quizWay),
    ...(explanations ? [explainWay(explanations.explanations), ENDORSE] : []),
  ];
}

export function reviewWay({ cards, total, nextDueAt }: Pick<Review, 'cards' | 'total' | 'nextDueAt'>): Way {
  const later = nextDueAt === null ? 'No card is due.' : 'No card is due just now.';
  const none = total === 0 ? 'Wrong answers become cards here.' : later;
  return {
    href: '/practice/review',
    title: 'Review',
    fact: cards.length === 0 ? none : `${countWords(cards.length, 'card')} to review now.`,
  };
}

export function quizWay({ slug, title, questions, best, isOpen }: Omit<Quiz, 'scores'>): Way {
  const score = best === null ? 'not tried yet' : `best ${Math.round(best * 100)}\u00a0%`;
  const fact = `${countWords(questions, 'question')}, ${isOpen ? 'begun' : score}.`;
  return { href: `/practice/quizzes/${slug}`, title, fact };
}

/** For somebody else: it is none of the learner's own work. */
const ENDORSE: Way = { href: '/endorse', title: 'Endorse somebody', fact: 'When a learner asks you to.' };

export function explainWay(explanations: readonly Pick<Explanation, 'passed'>[]): Way {
  const passed = explanations.filter((one) => one.passed).length;
  const fact = `${passed} of ${countWords(explanations.length, 'explanation')} passed.`;
  return { href: '/practice/explain', title: 'Explain it', fact };
}
