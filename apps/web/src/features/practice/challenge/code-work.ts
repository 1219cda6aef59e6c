/** What “Run” does for each kind of challenge. */
import type { ChallengeDetail } from '@waymark/contract';
import type { PracticeLanguage } from './drafts.svelte.ts';
import type { EngineDoor } from './engine.ts';
import type { CodeRun } from './results.ts';
import { runExamples } from './run-examples.ts';

export interface Work {
  /** What is run, as the button says it after “Run”. */
  runs: string;
  /** What it does, as the help of the keys says it. */
  runDoes: string;
  run: (source: Source, signal: AbortSignal) => Promise<CodeRun>;
}

interface Source {
  language: PracticeLanguage;
  code: string;
  /** Of SQL: the plan is shown as well. */
  explain: boolean;
}

export function codeWork(engine: EngineDoor, challenge: ChallengeDetail): Work {
  return challenge.kind === 'sql' ? lessonWork(engine, challenge) : exampleWork(engine, challenge);
}

function exampleWork(engine: EngineDoor, { examples }: ChallengeDetail): Work {
  return {
    runs: 'the examples',
    runDoes: 'Run the examples in this page',
    async run({ language, code }, signal) {
      if (language === 'sql' || examples === null) throw new Error('This challenge has no examples to run.');
      const verdict = await runExamples(await engine.executor(language), examples, { language, code }, signal);
      return { kind: 'examples', verdict };
    },
  };
}

function lessonWork(engine: EngineDoor, challenge: ChallengeDetail): Work {
  return {
    runs: 'it here',
    runDoes: 'Run the statements in this page’s own database',
    async run({ code, explain }, signal) {
      const lesson = await engine.lesson(challenge);
      return { kind: 'statements', run: await lesson.run(code, explain, signal) };
    },
  };
}
