/** How quizzes look from outside: nothing of a question that was not answered says what is right. */
import type { QuizAttempt, QuizQuestion, QuizQuestionResult, QuizSummary } from '@waymark/contract';
import { fitsItem, ownAnswer, scoreAnswer, type Drawn, type Quiz, type QuizItem, type Scored } from '@waymark/learning';
import { renderInline, renderMarkdown } from '@waymark/roadmap/render';
import type { QuizResult, StoredQuizAnswer, StoredQuizAttempt } from '@waymark/store';

/** One question of an attempt with what was answered. */
export interface Asked {
  number: number;
  item: QuizItem;
  drawn: Drawn;
  given: StoredQuizAnswer | null;
}

/** @returns the questions of an attempt; null where the quiz has changed since, so that they can no longer be shown */
export function askedIn(quiz: Quiz, { drawn, answers }: Pick<StoredQuizAttempt, 'drawn' | 'answers'>): Asked[] | null {
  const items = new Map(quiz.items.map((item) => [item.id, item]));
  const asked = drawn.map((one, index) => {
    const item = items.get(one.id);
    const given = answers[String(index + 1)] ?? null;
    return item !== undefined && fitsItem(item, one) ? { number: index + 1, item, drawn: one, given } : null;
  });
  return asked.every((one) => one !== null) ? asked : null;
}

/** How a question was answered, as far as it was submitted. */
export function scoredOf({ item, drawn, given }: Asked): Scored {
  return scoreAnswer(item, given?.submitted === true ? ownAnswer(item, drawn, given.answer) : null);
}

export function scoresOf(results: readonly QuizResult[]): QuizSummary['scores'] {
  return results.map(({ id, right, questions, finishedAt }) => ({
    ...{ attempt: id, right, questions, finishedAt },
    score: right / Math.max(1, questions),
  }));
}

export function summaryOf(quiz: Quiz, results: readonly QuizResult[], isOpen: boolean): QuizSummary {
  const scores = scoresOf(results);
  return {
    slug: quiz.slug,
    title: quiz.title,
    summary: quiz.summary,
    about: quiz.about,
    topics: [...new Set(quiz.items.map(({ topic }) => topic))],
    questions: quiz.draw,
    pool: quiz.items.length,
    scores,
    best: scores.length === 0 ? null : Math.max(...scores.map(({ score }) => score)),
    last: scores.at(-1)?.score ?? null,
    isOpen,
  };
}

/** @param asked null where the quiz has changed since: what remains is the score */
export function attemptOf(
  quiz: Quiz,
  attempt: StoredQuizAttempt,
  asked: readonly Asked[] | null,
  results: readonly QuizResult[],
): QuizAttempt {
  const { id, startedAt, finishedAt, right, drawn } = attempt;
  const isOver = finishedAt !== null;
  return {
    ...{ id, startedAt, finishedAt, quiz: quiz.slug, title: quiz.title },
    questions: (asked ?? []).map((one) => questionOf(one, isOver)),
    right: isOver ? right : null,
    score: isOver ? right / Math.max(1, drawn.length) : null,
    scores: scoresOf(results),
  };
}

/** @param isOver whether the attempt is over, which opens what was not answered, too */
export function questionOf(asked: Asked, isOver: boolean): QuizQuestion {
  const { number, item, drawn, given } = asked;
  const texts = textsOf(item, drawn);
  const submitted = given?.submitted ?? false;
  return {
    number,
    kind: item.kind,
    topic: item.topic,
    question: item.question.trim(),
    html: renderMarkdown(item.question),
    code: item.kind === 'prints' ? { language: item.language, text: item.code.replace(/\n+$/, '') } : null,
    options: texts.map(renderInline),
    texts,
    answer: given?.answer ?? null,
    submitted,
    result: submitted || isOver ? resultOf(asked) : null,
  };
}

/** Options or steps by their place on the page. */
function textsOf(item: QuizItem, { shown }: Drawn): string[] {
  const texts = item.kind === 'order' ? item.steps : 'options' in item ? item.options.map(({ text }) => text) : [];
  return shown.map((index) => texts[index] ?? '');
}

function resultOf(asked: Asked): QuizQuestionResult {
  const { item, drawn } = asked;
  const { right, explanations, key } = scoredOf(asked);
  const isChoice = 'options' in item;
  const isTyped = item.kind === 'text' || item.kind === 'prints';
  return {
    right,
    rightPlaces: rightPlacesOf(item, drawn),
    rightText: isTyped ? (key[0] ?? '') : null,
    explanations: explanations
      .map(({ why, ...said }, index) => ({
        place: isChoice ? drawn.shown.indexOf(index) : null,
        right: said.right,
        chosen: said.chosen,
        html: renderMarkdown(why),
      }))
      .sort((a, b) => (a.place ?? 0) - (b.place ?? 0)),
  };
}

function rightPlacesOf(item: QuizItem, { shown }: Drawn): number[] {
  if (item.kind === 'order') return item.steps.map((_, step) => shown.indexOf(step));
  if (!('options' in item)) return [];
  const { options } = item;
  return shown.flatMap((option, place) => (options[option]?.right === true ? [place] : []));
}
