/** How explanations look from outside: before the end, nothing says what would be right. */
import type {
  ExplanationAttempt, ExplanationDetail, ExplanationQuestion, ExplanationResult, ExplanationSummary,
} from '@waymark/contract'; // prettier-ignore
import { judgeExchangeAnswer, type ExplainTask } from '@waymark/learning';
import { renderMarkdown } from '@waymark/roadmap/render';
import type { AskedExchange, StoredExplanationAttempt } from '@waymark/store';

export interface Standing {
  finished: number;
  passed: boolean;
  isOpen: boolean;
}

export const UNTRIED: Standing = { finished: 0, passed: false, isOpen: false };

export function summaryOf(task: ExplainTask, standing: Standing): ExplanationSummary {
  const { slug, title, summary, about, words, ideas, exchange } = task;
  const { finished, passed, isOpen } = standing;
  return {
    ...{ slug, title, summary, about, words, ideas: ideas.length, questions: exchange?.questions ?? 0 },
    ...{ finished, passed, isOpen },
  };
}

export function detailOf(
  task: ExplainTask,
  attempts: readonly StoredExplanationAttempt[],
  hasOwnRun: boolean,
): ExplanationDetail {
  const finished = attempts.flatMap((attempt) => pastOf(attempt) ?? []);
  const open = attempts.find(({ finishedAt }) => finishedAt === null)?.id ?? null;
  const passed = finished.some((one) => one.passed);
  return {
    ...summaryOf(task, { finished: finished.length, passed, isOpen: open !== null }),
    html: renderMarkdown(task.prompt),
    markdown: task.prompt.trim(),
    guidance: renderMarkdown(task.guidance),
    checks: task.exchange?.checks ?? [],
    ...{ hasOwnRun, open, attempts: finished },
  };
}

function pastOf(attempt: StoredExplanationAttempt): ExplanationDetail['attempts'][number] | null {
  const { id, finishedAt, passed, questions } = attempt;
  const result = resultOf(attempt);
  if (finishedAt === null || result === null) return null;
  const found = result.ideas.filter(({ quote }) => quote !== null).length;
  const counts = { found, ideas: result.ideas.length, right: result.right, questions: questions.length };
  return { id, finishedAt, passed, ...counts };
}

/** Only `judge` writes it. */
function resultOf({ result }: StoredExplanationAttempt): ExplanationResult | null {
  return result as ExplanationResult | null;
}

export function attemptOf(task: ExplainTask, attempt: StoredExplanationAttempt): ExplanationAttempt {
  const { id, text, version, startedAt, finishedAt, exchange } = attempt;
  return {
    ...{ id, explanation: task.slug, title: task.title, words: task.words },
    html: renderMarkdown(task.prompt),
    guidance: renderMarkdown(task.guidance),
    ...{ text, version, startedAt, finishedAt },
    exchange: exchange === null ? null : exchangeOf(exchange),
    questions: attempt.questions.map((_, at) => questionOf(attempt, at)),
    result: resultOf(attempt),
  };
}

function exchangeOf({ runId, ...exchange }: AskedExchange): ExplanationAttempt['exchange'] {
  return { ...exchange, run: runId };
}

function questionOf({ questions, answers, finishedAt }: StoredExplanationAttempt, at: number): ExplanationQuestion {
  const { question = '', options = [], right = null, accept = [], why = '' } = questions[at] ?? {};
  const answer = answers[at] ?? null;
  const asked = { number: at + 1, html: renderMarkdown(question), question, options, answer };
  if (finishedAt === null) return { ...asked, result: null };
  return {
    ...asked,
    result: {
      right: judgeExchangeAnswer({ id: '', question, options, right, accept, why }, answer),
      ...{ rightPlace: right, rightText: accept[0] ?? null },
      ...{ html: renderMarkdown(why), why },
    },
  };
}
