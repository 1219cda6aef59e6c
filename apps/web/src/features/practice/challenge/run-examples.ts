/** The examples of a statement and inputs of one's own, run in the page. Hidden cases are not here: they stay with the server. */
import {
  callFor,
  challengeOf,
  judge,
  printCall,
  printValue,
  type Examples,
  type Executor,
  type Language,
  type Verdict,
} from '@waymark/judge';
import { countWords } from '../../../design/words.ts';

export interface OwnRun {
  call: string;
  /** What came out, or how it ended. */
  outcome: string;
  failed: boolean;
  stdout: string;
  /** What was counted, e.g. `12 comparisons`. */
  counts: string;
  ms: number;
}

/** A run that failed by itself says nothing about the learner's code. */
function explained(error: unknown): Error {
  const why = error instanceof Error ? error.message : String(error);
  return new Error(
    `The examples could not be run in this page, and your code is not to blame: ${why}. Try again; you can submit in any case.`,
  );
}

/** The seed of random cases, of which examples have none. */
const NO_SEED = 1;

/** @throws Error for a person, where the engine itself failed */
export async function runExamples(
  executor: Executor,
  examples: Examples,
  { language, code }: { language: Language; code: string },
  signal: AbortSignal,
): Promise<Verdict> {
  const challenge = challengeOf(examples);
  return judge({ challenge, language, code, seed: NO_SEED, executor, signal }).catch((error: unknown) => {
    throw signal.aborted ? error : explained(error);
  });
}

/**
 * @param input read by `readOwnInput`
 * @throws Error for a person, where the engine itself failed
 */
export async function runOwn(
  executor: Executor,
  examples: Examples,
  { language, code }: { language: Language; code: string },
  input: Pick<Examples['cases'][number]['input'], 'args' | 'stdin'>,
  signal: AbortSignal,
): Promise<OwnRun> {
  const call = callFor(challengeOf(examples), language, { ...input, steps: [] });
  const request = { language, code, calls: [call], limits: examples.limits };
  const started = performance.now();
  const facts = await executor.run(request, signal).catch((error: unknown) => {
    throw signal.aborted ? error : explained(error);
  });
  const one = facts.calls[0];
  const error = facts.loadError ?? one?.error ?? null;
  const failed = facts.loadError !== null || one?.status !== 'returned';
  return {
    call: printCall(call, language),
    outcome: failed || one === undefined ? endedWords(error, one?.status) : printValue(one.value, language),
    failed,
    stdout: one?.stdout ?? '',
    counts: Object.entries(one?.counts ?? {})
      .map(([name, count]) => countWords(count, name.replace(/s$/, '')))
      .join(', '),
    ms: performance.now() - started,
  };
}

function endedWords(error: { type: string; message: string; line: number | null } | null, status = 'crashed'): string {
  if (error === null) return `It ended without an answer (${status.replaceAll('-', ' ')}).`;
  return `${error.type}: ${error.message}${error.line === null ? '' : ` (line ${error.line})`}`;
}
