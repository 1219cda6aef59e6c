import { error } from '@sveltejs/kit';
import { apiOf, CURRENT, itemParams } from '#web/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, url }) => {
  const api = apiOf(fetch);
  const id = url.searchParams.get('attempt');
  const [{ quizzes }, attempt] = await Promise.all([
    api.call('GET', '/api/programmes/{programme}/quizzes', { params: CURRENT }),
    id === null
      ? null
      : api.call('GET', '/api/programmes/{programme}/quizzes/{quiz}/attempts/{attempt}', {
          params: { ...CURRENT, quiz: params.slug, attempt: id },
        }),
  ]);
  const quiz = quizzes.find(({ slug }) => slug === params.slug);
  if (quiz === undefined) error(404, 'There is no such quiz.');
  // Said before an attempt only. A tailored roadmap may no longer have an item that the quiz was written for.
  const about = await Promise.all(
    (attempt === null ? quiz.about : []).map((itemId) =>
      api
        .call('GET', '/api/programmes/{programme}/items/{kind}/{slug}', { params: itemParams(itemId) })
        .then(({ item }) => ({ id: item.id, title: item.title }))
        .catch(() => null),
    ),
  );
  return { quiz, attempt, about: about.filter((item) => item !== null) };
};
