/** Quizzes: attempts that are drawn, answered one by one, and end with a score. */
import { AppError, type ItemChange, type QuizAttempt, type QuizQuestion, type QuizSummary } from '@waymark/contract';
import { drawQuiz, ownAnswer, type Instant, type ProofRules, type Quiz, type QuizAnswer } from '@waymark/learning';
import { newId, quizAttempts, type Db, type StoredQuizAttempt } from '@waymark/store';
import { hash, randomInt } from 'node:crypto';
import type { OpenProgramme } from '../../programme/open.ts';
import { strengthOf, type Mode } from '../../programme/strength.ts';
import { recordEvidence } from '../evidence/service.ts';
import { addCardsForQuiz } from '../review/arise.ts';
import type { QuizPack } from './pack.ts';
import { askedIn, attemptOf, questionOf, scoredOf, summaryOf, type Asked } from './views.ts';

const SPREAD = 2 ** 32;

/** @throws AppError `quiz-not-found` */
export function quizOf({ bySlug }: QuizPack, slug: string): Quiz {
  const quiz = bySlug.get(slug);
  if (quiz === undefined) throw new AppError('quiz-not-found');
  return quiz;
}

export async function overview(db: Db, open: OpenProgramme, { all }: QuizPack): Promise<QuizSummary[]> {
  const byQuiz = Map.groupBy(await quizAttempts.results(db, open.programme.id), ({ quiz }) => quiz);
  const begun = new Set(await quizAttempts.openQuizzes(db, open.programme.id));
  return all.map((quiz) => summaryOf(quiz, byQuiz.get(quiz.slug) ?? [], begun.has(quiz.slug)));
}

/** Starts an attempt; one that is open is continued, unless the quiz has changed since. */
export async function start(db: Db, open: OpenProgramme, quiz: Quiz, now: Instant): Promise<QuizAttempt> {
  const { id: owner } = open.programme;
  const last = await quizAttempts.latest(db, owner, quiz.slug);
  if (last?.finishedAt === null) {
    if (questionsOf(quiz, last) !== null) return view(db, open, quiz, last);
    await quizAttempts.discard(db, owner, last.id);
  }
  const drawn = drawQuiz(quiz, () => randomInt(SPREAD - 1) / SPREAD, last?.drawn.map(({ id }) => id) ?? []);
  const fresh = { id: newId(), quiz: quiz.slug, drawn, contentHash: contentHash(quiz, drawn), startedAt: now };
  await quizAttempts.insert(db, owner, fresh);
  return view(db, open, quiz, { ...fresh, answers: {}, finishedAt: null, right: 0 });
}

/** @throws AppError `attempt-not-found` */
export async function attemptById(db: Db, open: OpenProgramme, quiz: Quiz, id: string): Promise<QuizAttempt> {
  return view(db, open, quiz, await find(db, open, quiz, id));
}

async function find(db: Db, open: OpenProgramme, quiz: Quiz, id: string): Promise<StoredQuizAttempt> {
  const attempt = await quizAttempts.get(db, open.programme.id, id);
  if (attempt?.quiz !== quiz.slug) throw new AppError('attempt-not-found');
  return attempt;
}

async function view(db: Db, open: OpenProgramme, quiz: Quiz, attempt: StoredQuizAttempt): Promise<QuizAttempt> {
  const results = await quizAttempts.results(db, open.programme.id, quiz.slug);
  return attemptOf(quiz, attempt, questionsOf(quiz, attempt), results);
}

/** Null where the quiz has changed since the attempt began: a word more in a question may turn what is right. */
function questionsOf(quiz: Quiz, attempt: StoredQuizAttempt): Asked[] | null {
  return attempt.contentHash === contentHash(quiz, attempt.drawn) ? askedIn(quiz, attempt) : null;
}

function contentHash({ items }: Quiz, drawn: StoredQuizAttempt['drawn']): string {
  const byId = new Map(items.map((item) => [item.id, item]));
  return hash('sha256', JSON.stringify(drawn.map(({ id }) => byId.get(id) ?? null)), 'hex');
}

/** @throws AppError `attempt-over` where it has ended or can no longer be continued */
async function underWay(db: Db, open: OpenProgramme, quiz: Quiz, id: string) {
  const attempt = await find(db, open, quiz, id);
  if (attempt.finishedAt !== null) throw new AppError('attempt-over');
  const asked = questionsOf(quiz, attempt);
  if (asked === null) throw new AppError('attempt-over', 'This quiz has changed since you began it; start it anew.');
  return { attempt, asked };
}

/**
 * Saves an answer; once it is submitted it stays as it is. An empty one may be submitted, too: "I do not know" is wrong,
 * and brings the explanation.
 *
 * @throws AppError `attempt-not-found`, `attempt-over`, `already-answered`, `invalid-request`
 */
export async function answer(
  db: Db,
  open: OpenProgramme,
  quiz: Quiz,
  { attempt: id, question }: { attempt: string; question: string },
  { answer: given, submit }: { answer: QuizAnswer; submit: boolean },
): Promise<QuizQuestion> {
  const { attempt, asked } = await underWay(db, open, quiz, id);
  const one = asked[Number(question) - 1];
  if (one === undefined) throw new AppError('not-found', `This attempt has ${asked.length} questions.`);
  if (one.given?.submitted === true) throw new AppError('already-answered');
  if (ownAnswer(one.item, one.drawn, given) === null) throw new AppError('invalid-request', EXPECTS[one.item.kind]);
  const kept = { answer: given, submitted: submit };
  await quizAttempts.saveAnswers(db, open.programme.id, id, { ...attempt.answers, [question]: kept });
  return questionOf({ ...one, given: kept }, false);
}

const EXPECTS = {
  single: 'Choose one of the options, by its place.',
  multiple: 'Choose from the options, each by its place and at most once.',
  order: 'Put every step in its place, by the places they stand at now.',
  text: 'Type an answer.',
  prints: 'Type what is printed.',
};

/**
 * Ends an attempt. The score is evidence; each question that was answered wrong becomes a card.
 *
 * @throws AppError `attempt-not-found`, `attempt-over`
 */
export async function finish(
  db: Db,
  open: OpenProgramme,
  quiz: Quiz,
  id: string,
  { rules, mode, now }: { rules: ProofRules; mode: Mode; now: Instant },
): Promise<{ attempt: QuizAttempt; cards: number; change: ItemChange }> {
  const { attempt, asked } = await underWay(db, open, quiz, id);
  const right = asked.filter((one) => scoredOf(one).right).length;
  await quizAttempts.finish(db, open.programme.id, id, { right, finishedAt: now });
  const wrong = asked.filter((one) => one.given?.submitted === true && !scoredOf(one).right);
  const cards = await addCardsForQuiz(db, open, quiz, wrong.map(({ item }) => item), now); // prettier-ignore
  const { state, report, signals } = await recordEvidence(
    db,
    open,
    rules,
    {
      ...{ kind: 'quiz', subject: quiz.slug, itemId: `quiz/${quiz.slug}`, strength: strengthOf(mode, true) },
      ...{ value: right / asked.length, note: `${right} of ${asked.length} right`, link: null },
    },
    now,
  );
  return {
    attempt: await view(db, open, quiz, { ...attempt, finishedAt: now, right }),
    cards,
    change: { state, report, signals },
  };
}
