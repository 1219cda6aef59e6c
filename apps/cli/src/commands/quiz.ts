import type { QuizAttempt, QuizQuestion, QuizSummary } from '@waymark/contract';
import { CURRENT, withConnection, type Connection, type Context } from '../shell/context.ts';
import { EXIT } from '../shell/failure.ts';
import { askAt, type Ask } from '../terminal/ask.ts';
import { bar } from '../terminal/format.ts';
import type { Output } from '../terminal/output.ts';
import { noAnswer, parseAnswer, promptOf, showQuestion, showResult } from './quiz-question.ts';

const ATTEMPTS = '/api/programmes/{programme}/quizzes/{quiz}/attempts';
const ATTEMPT = '/api/programmes/{programme}/quizzes/{quiz}/attempts/{attempt}';
const STOP = ':q';

/** `waymark quiz [NAME]`: the list, or an attempt that goes on where it was left. */
export async function quiz(context: Context, slug: string | undefined): Promise<number> {
  return withConnection(context, async ({ client }) => {
    const { out } = context;
    if (slug === undefined) return list(out, client);
    const params = { ...CURRENT, quiz: slug };
    const attempt = await client.call('POST', ATTEMPTS, { params, body: {} });
    const ask = askAt((text) => (out.json ? undefined : out.raw(text)));
    try {
      return await take(out, client, ask, attempt);
    } finally {
      ask.close();
    }
  });
}

type Client = Connection['client'];

async function list(out: Output, client: Client): Promise<number> {
  const { quizzes } = await client.call('GET', '/api/programmes/{programme}/quizzes', { params: CURRENT });
  out.result({ quizzes });
  const widest = Math.max(0, ...quizzes.map(({ slug }) => slug.length));
  for (const one of quizzes) out.line(`${one.slug.padEnd(widest)}  ${standOf(one)}  ${out.style.dim(one.summary)}`);
  out.line(quizzes.length === 0 ? 'There are no quizzes.' : '\nTake one: waymark quiz NAME');
  return EXIT.ok;
}

function standOf({ best, last, isOpen, questions }: QuizSummary): string {
  if (isOpen) return 'begun'.padEnd(22);
  if (best === null || last === null) return `${questions} questions`.padEnd(22);
  return `best ${percent(best)}, last ${percent(last)}`.padEnd(22);
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** Asks what is open, one question after the other; stopping keeps everything. */
async function take(out: Output, client: Client, ask: Ask, attempt: QuizAttempt): Promise<number> {
  const { questions, quiz: slug } = attempt;
  out.line(out.style.bold(attempt.title));
  for (const question of questions) {
    if (question.submitted) continue;
    showQuestion(out, question, questions.length);
    const answer = await answerTo(out, ask, question);
    if (answer === null) {
      out.remark(`\nStopped. Go on with: waymark quiz ${slug}`);
      out.result(await client.call('GET', ATTEMPT, { params: paramsOf(attempt) }));
      return EXIT.ok;
    }
    const params = { ...paramsOf(attempt), question: String(question.number) };
    showResult(
      out,
      await client.call('PUT', `${ATTEMPT}/answers/{question}`, { params, body: { answer, submit: true } }),
    );
    if (ask.isTerminal && (await ask.key(out.style.dim('\nAny key goes on'))) === null) return EXIT.ok;
  }
  return finish(out, client, attempt);
}

function paramsOf({ quiz: slug, id }: QuizAttempt) {
  return { ...CURRENT, quiz: slug, attempt: id };
}

/** @returns null where the learner stops, or the input ends */
async function answerTo(out: Output, ask: Ask, question: QuizQuestion): Promise<number[] | string | null> {
  for (;;) {
    const typed = await ask.line(`\n${promptOf(question)}`);
    if (typed === null || typed.trim() === STOP) return null;
    if (typed.trim() === '') return noAnswer(question);
    const answer = parseAnswer(question, typed);
    if (answer !== null) return answer;
    out.remark(`That is no answer to this question. ${promptOf(question).split('\n')[0] ?? ''}`);
  }
}

async function finish(out: Output, client: Client, attempt: QuizAttempt): Promise<number> {
  const ended = await client.call('POST', `${ATTEMPT}/finish`, { params: paramsOf(attempt), body: {} });
  out.result(ended);
  const { right, score, questions, scores } = ended.attempt;
  out.line(`\n${out.style.bold(`${right ?? 0} of ${questions.length} right, ${percent(score ?? 0)}`)}`);
  for (const one of scores.slice(-8))
    out.line(`  ${one.finishedAt.slice(0, 10)}  ${bar(one.score, 20)}  ${percent(one.score)}`);
  for (const { title, satisfied } of ended.change.signals) if (satisfied) out.line(out.style.paint(`Proved: ${title}`));
  if (ended.cards > 0) out.line(`${ended.cards} new ${ended.cards === 1 ? 'card' : 'cards'}: waymark review`);
  return EXIT.ok;
}
