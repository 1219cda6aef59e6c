import type { HandleClientError } from '@sveltejs/kit/hooks';
import { failureOf } from '#web/load-failure.ts';

export const handleError: HandleClientError = ({ kind, error }) => {
  if (kind !== 'unknown') return {};
  const failure = failureOf(error);
  if (failure.status === 500) console.error(error);
  return failure;
};
