/** How an attempt is judged: the text against the rubric, the answers against what the record says. */
import type { ExplanationResult } from '@waymark/contract';
import { judgeExchangeAnswer, scoreText, type ExplainTask, type TextProblem, type TextScore } from '@waymark/learning';
import type { ExplanationAnswer, StoredExplanationAttempt } from '@waymark/store';
import { createHash } from 'node:crypto';

/** Share of the questions that have to be answered right. */
const GOOD_ANSWERS = 0.75;

/** @returns the text as the store keeps it, so that places in it and its digest mean what is kept */
export function keptText(text: string): string {
  return text.replace(/\r\n?/g, '\n').toWellFormed().replaceAll('\0', '\uFFFD');
}

/**
 * @param text as the store keeps it
 * @returns the verdict; the same text and answers are judged the same every time
 */
export function judge(
  task: ExplainTask,
  { exchange, questions }: Pick<StoredExplanationAttempt, 'exchange' | 'questions'>,
  text: string,
  answers: readonly ExplanationAnswer[],
): ExplanationResult {
  const score = scoreText(task, text);
  const right = questions.filter((question, at) => judgeExchangeAnswer(question, answers[at] ?? null)).length;
  const passed = score.passed && right >= Math.ceil(GOOD_ANSWERS * questions.length);
  const isOwn = task.exchange === null || (exchange?.runId ?? null) !== null;
  return {
    ...{ passed, right, words: score.words, counted: score.counted, share: score.share },
    ideas: ideasOf(task, score, passed),
    misconceptions: score.misconceptions,
    problems: score.problems.map((kind) => ({ kind, message: PROBLEMS[kind](task, score) })),
    // What a machine can say of a text is not what the server says of a run: never more than checked, and on the
    // learner's word where the questions were not about their own work.
    strength: !passed ? null : isOwn ? 'checked' : 'claimed',
    digest: createHash('sha256').update(text, 'utf8').digest('hex'),
  };
}

function ideasOf(task: ExplainTask, { ideas }: TextScore, passed: boolean): ExplanationResult['ideas'] {
  const means = new Map(task.ideas.map((idea) => [idea.id, idea.means]));
  return ideas.map((idea) => ({ ...idea, means: passed ? (means.get(idea.id) ?? '') : '' }));
}

const PROBLEMS: Record<TextProblem, (task: ExplainTask, score: TextScore) => string> = {
  short: ({ words }, score) =>
    `It has ${score.words} words and needs at least ${words.least}. Say a little more about each step.`,
  long: ({ words }, score) =>
    `It has ${score.words} words, and ${words.most} is the most. Leave out what your reader does not need.`,
  list: (_, { counted, words }) =>
    `Much of it reads like a list of words: only ${counted} of ${words} words stand in whole sentences of ordinary length. Write it as you would say it.`,
  copied: (_, { counted, words }) =>
    `Much of it is copied from the task: only ${counted} of ${words} words are your own. Use your own words.`,
  repeated: (_, { counted, words }) =>
    `Much of it is said twice: without repetitions, ${counted} of ${words} words remain.`,
  crammed: () => 'Many ideas are squeezed into very few sentences. Give each of them a sentence of its own.',
};
