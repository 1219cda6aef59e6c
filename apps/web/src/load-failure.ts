/** Turns whatever a page's load threw into what the error page says. */
import { ApiError } from '@waymark/contract/client';

export interface Failure {
  status: number;
  message: string;
  hint: string;
}

/**
 * @param error thrown by a load: the API's own answer, a failed request, or a fault of ours
 * @returns what happened and what to do, in words
 */
export function failureOf(error: unknown): Failure {
  if (error instanceof ApiError) {
    const hint = error.status === 404 ? 'It may have been renamed or removed. Nothing of yours is lost.' : 'Try again.';
    return { status: error.status, message: error.body.message, hint };
  }
  if (error instanceof TypeError) {
    return {
      status: 503,
      message: 'Waymark cannot be reached.',
      hint: 'This page is not kept on this device yet. Start Waymark again, then reload. What you saved is safe.',
    };
  }
  return { status: 500, message: 'This page broke.', hint: 'Reload it. What you saved is safe.' };
}
