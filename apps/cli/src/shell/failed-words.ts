/** What a person at the terminal reads when the API refuses: where it names an address, the command that shows the same. */
import type { ErrorCode } from '@waymark/contract';
import type { ApiError } from '@waymark/contract/client';

const AT_THE_TERMINAL: Partial<Record<ErrorCode, string>> = {
  'challenge-not-found': 'There is no such challenge; `waymark practice list` shows those there are.',
  'explanation-not-found': 'There is no such explanation; `waymark explain` lists those there are.',
  'link-not-found': 'The roadmap has no such link; `waymark links` lists those there are.',
  'quiz-not-found': 'There is no such quiz; `waymark quiz` lists those there are.',
  'retro-not-found': 'There is no such retrospective; `waymark retro` shows the one that is next.',
};

/** @returns the sentence, and a line for each field that does not fit */
export function failedWords({ message, body }: ApiError): string {
  const details = body.details.map((one) => `\n  ${one.path}: ${one.message}`).join('');
  return `${AT_THE_TERMINAL[body.code] ?? message}${details}`;
}
