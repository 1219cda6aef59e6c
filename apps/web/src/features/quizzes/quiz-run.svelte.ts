/** An attempt while it is being taken: which question shows, what is chosen, what is saved. */
import type { Shell } from '#web/shell.svelte.ts';
import type { QuizAttempt, QuizQuestion } from '@waymark/contract';
import { blankAnswer, firstOpen } from './quiz-words.ts';

type Answer = number[] | string;

/** Long enough not to save every letter. */
const SETTLE_MS = 600;
const ANSWER = '/api/programmes/{programme}/quizzes/{quiz}/attempts/{attempt}/answers/{question}';

export class QuizRun {
  /** Index of the question that shows. */
  at = $state(0);
  busy = $state(false);
  /** What was chosen here, by question; until then what the server has counts. */
  #chosen = $state<Record<number, Answer>>({});
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What the timer will send. */
  #waiting: (() => unknown) | null = null;
  /** Saves go out one after the other: an older one must not arrive last. */
  #sending: Promise<unknown> = Promise.resolve();
  readonly #shell: Shell;
  readonly #attempt: () => QuizAttempt;

  constructor(shell: Shell, attempt: () => QuizAttempt) {
    [this.#shell, this.#attempt] = [shell, attempt];
    this.at = firstOpen(attempt().questions);
  }

  get question(): QuizQuestion | undefined {
    return this.#attempt().questions[this.at];
  }

  get isAnswered(): boolean {
    return this.#attempt().questions.every(({ submitted }) => submitted);
  }

  answerOf(question: QuizQuestion): Answer {
    const kept = question.submitted ? undefined : this.#chosen[question.number];
    return kept ?? question.answer ?? blankAnswer(question);
  }

  choose(question: QuizQuestion, answer: Answer): void {
    if (question.submitted || this.busy) return;
    this.#chosen[question.number] = answer;
    clearTimeout(this.#timer);
    this.#waiting = () => this.#send(question, answer, false);
    this.#timer = setTimeout(() => this.flush(), SETTLE_MS);
  }

  /** Saves at once what the timer has not got to yet. */
  flush(): void {
    clearTimeout(this.#timer);
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.();
  }

  /** Submits what is chosen; `unknown` submits nothing, which is wrong and brings the explanation. */
  async submit(question: QuizQuestion, unknown = false): Promise<boolean> {
    if (question.submitted || this.busy) return false;
    clearTimeout(this.#timer);
    this.#waiting = null;
    this.busy = true;
    const done = await this.#send(question, unknown ? blankAnswer(question) : this.answerOf(question), true);
    this.busy = false;
    return done.ok;
  }

  #send({ number }: QuizQuestion, answer: Answer, submit: boolean) {
    const { quiz, id } = this.#attempt();
    const params = { programme: 'current', quiz, attempt: id, question: String(number) };
    const body = { answer, submit };
    const sent = this.#sending.then(() =>
      this.#shell.save((api, key) => api.call('PUT', ANSWER, { params, body, idempotencyKey: key }), {
        quiet: !submit,
      }),
    );
    this.#sending = sent;
    return sent;
  }

  go(at: number): void {
    if (at >= 0 && at < this.#attempt().questions.length) this.at = at;
  }

  /** To the next question that is open, else to the one after this. */
  next(): void {
    const { questions } = this.#attempt();
    const later = questions.findIndex(({ submitted }, index) => index > this.at && !submitted);
    this.go(later === -1 ? firstOpen(questions) : later);
  }
}
