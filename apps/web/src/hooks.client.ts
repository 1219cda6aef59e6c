import type { ClientInit, HandleClientError } from '@sveltejs/kit/hooks';
import { themeOf } from '#web/features/settings/theme.ts';
import { failureOf } from '#web/load-failure.ts';
import { keepInlined } from '#web/offline/seed.ts';

export const init: ClientInit = () => {
  // What opens without a network was made for everybody: it wears nobody's theme yet.
  const theme = themeOf(/(?:^|; )theme=(\w+)/.exec(document.cookie)?.[1]);
  if (document.documentElement.dataset['theme'] !== theme) document.documentElement.dataset['theme'] = theme;
  void keepInlined().catch(() => undefined);
};

export const handleError: HandleClientError = ({ kind, error }) => {
  if (kind !== 'unknown') return {};
  const failure = failureOf(error);
  if (failure.status === 500) console.error(error);
  return failure;
};
