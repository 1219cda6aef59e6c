import type { Quiz } from '@waymark/learning';
import type { Call, Handlers } from '../../platform/http/handler.ts';
import type { Library, OpenProgramme } from '../../programme/open.ts';
import type { Mode } from '../../programme/strength.ts';
import type { QuizPack } from './pack.ts';
import { answer, attemptById, finish, overview, quizOf, start } from './service.ts';

type Names = 'listQuizzes' | 'startQuiz' | 'getQuizAttempt' | 'answerQuiz' | 'finishQuiz';
type Write = Pick<Call<'startQuiz'>, 'db' | 'params' | 'now' | 'changed'>;

export interface QuizDeps {
  library: Library;
  quizzes: () => Promise<QuizPack>;
  mode: Mode;
}

export function quizHandlers({ library, quizzes, mode }: QuizDeps): Handlers<Names> {
  async function write<T>(
    { db, params, now, changed }: Write,
    work: (open: OpenProgramme, quiz: Quiz) => Promise<T>,
  ): Promise<T> {
    const quiz = quizOf(await quizzes(), params.quiz);
    const { open, revision } = await library.openToWrite(db, params.programme, now);
    const result = await work(open, quiz);
    changed({ programmeId: open.programme.id, revision, feature: 'quizzes' });
    return result;
  }
  return {
    async listQuizzes({ db, params, now }) {
      const open = await library.open(db, params.programme, now);
      return { quizzes: await overview(db, open, await quizzes()) };
    },
    async getQuizAttempt({ db, params, now }) {
      const quiz = quizOf(await quizzes(), params.quiz);
      return attemptById(db, await library.open(db, params.programme, now), quiz, params.attempt);
    },
    startQuiz: (call) => write(call, (open, quiz) => start(call.db, open, quiz, call.now)),
    answerQuiz: (call) => write(call, (open, quiz) => answer(call.db, open, quiz, call.params, call.body)),
    finishQuiz: (call) =>
      write(call, (open, quiz) =>
        finish(call.db, open, quiz, call.params.attempt, { rules: open.rules, mode, now: call.now }),
      ),
  };
}
