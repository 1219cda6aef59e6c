/** Answers that have to refuse. */
import type { Answer } from '../../check/answer.ts';

export function expectSignInFirst(answer: Answer): void {
  answer.expectStatus(
    401,
    'Answer 401 where there is no token that you gave, before you look at anything else in the request.',
  );
  answer.expectHeader(
    'WWW-Authenticate',
    /^bearer\b/i,
    'Bearer',
    'A 401 says how to sign in: send the header WWW-Authenticate: Bearer.',
  );
}

/**
 * Holds the answer about somebody else's record against that about an id that does not exist.
 *
 * @param ids of both: where they are quoted, that is no difference
 */
export function expectSameAsUnknown(answer: Answer, unknown: Answer, ids: (string | number)[]): void {
  unknown.expectStatus(404, 'Answer 404 for an id that does not exist.');
  answer.expectStatus(
    404,
    'Look for the record among those of whoever asks (WHERE id = ? AND owner = ?): somebody else’s is then simply not found, 404.',
  );
  // What stands for the request itself (an id, the time) may differ.
  const plain = (text: string): string =>
    ids.reduce<string>((kept, id) => kept.replaceAll(String(id), '#'), text).replace(/[0-9a-f-]{8,}|\d+/gi, '#');
  if (plain(answer.text) !== plain(unknown.text))
    answer.fail(
      `the same as for an id that does not exist: ${unknown.text.slice(0, 200)}`,
      answer.text.slice(0, 200),
      'Give the same answer for somebody else’s record as for one that does not exist, word for word: otherwise anybody can find out which ids are taken.',
    );
}
