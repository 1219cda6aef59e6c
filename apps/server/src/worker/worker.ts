/**
 * The one place in the server that can start learner code. It is loaded by path when the first submission comes in, so
 * that a start without practice carries none of it, and it gets a challenge, code and a seed, and nothing of the learner.
 */
import { errorVerdict, judge, judgeSql, type Executor, type Language, type Verdict } from '@waymark/judge';
import {
  localJavaScript,
  localPython,
  portablePython,
  sandboxJavaScript,
  sandboxPython,
  sandboxSql,
  type SqlExecutor,
} from '@waymark/judge/executors';
import type { Mode } from '../programme/strength.ts';
import type { ExecutorState, JudgePort, JudgeRequest } from './port.ts';

export interface WorkerOptions {
  mode: Mode;
  /** Runs at the same time in each language. */
  workers: number;
}

interface Candidate {
  id: string;
  languages: (Language | 'sql')[];
  executor: Executor | SqlExecutor;
}

/**
 * Strongest first, for each language. A plain process is for the learner's own machine alone: on an instance for others it
 * would run their code beside the data.
 */
function candidatesFor({ mode, workers }: WorkerOptions): Candidate[] {
  const code: Executor[] = [
    sandboxPython({ workers }),
    portablePython(),
    sandboxJavaScript({ workers }),
    ...(mode === 'local' ? [localPython(), localJavaScript()] : []),
  ];
  const sql = sandboxSql();
  return [
    ...code.map((executor) => ({ id: executor.id, languages: [...executor.languages], executor })),
    { id: sql.id, languages: ['sql'], executor: sql },
  ];
}

/** @returns the judge of this machine; executors start at their first probe or run */
export function createWorker(options: WorkerOptions): JudgePort {
  const candidates = candidatesFor(options);
  const probes = new Map<string, Promise<ExecutorState>>();

  function probe({ id, languages, executor }: Candidate): Promise<ExecutorState> {
    const known = probes.get(id);
    if (known !== undefined) return known;
    const asked = executor.probe().then((found): ExecutorState => {
      const base = { id, languages, available: found.available, chosen: false };
      return found.available
        ? { ...base, sandboxed: found.sandboxed, runtime: found.runtime, reason: '' }
        : { ...base, sandboxed: false, runtime: '', reason: found.reason };
    });
    probes.set(id, asked);
    return asked;
  }

  /** Probes only as far as it has to. */
  async function choose(language: Language | 'sql'): Promise<Candidate | null> {
    for (const candidate of candidates.filter(({ languages }) => languages.includes(language))) {
      if ((await probe(candidate)).available) return candidate;
    }
    return null;
  }

  return {
    async judge(request) {
      const chosen = await choose(request.language);
      return chosen === null ? nothingRuns(request) : judgeWith(chosen.executor, request);
    },
    async executors() {
      const states = await Promise.all(candidates.map(probe));
      const best = await Promise.all((['python', 'javascript', 'sql'] as const).map(choose));
      const chosen = new Set(best.map((candidate) => candidate?.id));
      return states.map((state) => ({ ...state, chosen: chosen.has(state.id) }));
    },
    async close() {
      await Promise.all(candidates.map(({ executor }) => executor.close()));
    },
  };
}

async function judgeWith(executor: Executor | SqlExecutor, request: JudgeRequest): Promise<Verdict> {
  const { challenge: one, language, code, seed, signal } = request;
  if (one.kind === 'sql') {
    return judgeSql({ exercise: one.exercise, code, seed, executor: executor as SqlExecutor, signal });
  }
  // The language decided which executor this is, and an SQL exercise is the only one in SQL.
  const runner = executor as Executor;
  return judge({ challenge: one.challenge, language: language as Language, code, seed, executor: runner, signal });
}

function nothingRuns({ challenge: one, language, seed }: JudgeRequest): Verdict {
  const challenge = one.kind === 'code' ? one.challenge.slug : one.exercise.slug;
  return errorVerdict(
    { challenge, language, seed, executor: '' },
    `Nothing on this machine runs ${language} safely, so it was not judged. \`waymark doctor\` says what is missing; your code is saved.`,
  );
}
