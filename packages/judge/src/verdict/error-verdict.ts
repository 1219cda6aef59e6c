import type { Verdict } from '../types.ts';

/**
 * The verdict for what could not be judged: it never passes and costs no attempt.
 *
 * @param about what was to be judged, and by which executor (an empty id where none was found)
 * @param summary what happened and what to do, for a person
 */
export function errorVerdict(
  { challenge, language, seed, executor }: Pick<Verdict, 'challenge' | 'language' | 'seed' | 'executor'>,
  summary: string,
): Verdict {
  return {
    version: 1,
    status: 'error',
    challenge,
    language,
    executor,
    sandboxed: false,
    runtime: '',
    passed: 0,
    total: 0,
    cases: [],
    firstFailure: null,
    summary,
    seed,
  };
}
