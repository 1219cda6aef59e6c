/** Names of versions, as RFC 9110 writes them (section 8.8.3). */
import type { Answer } from '../../check/answer.ts';
import type { Tools } from '../../check/model.ts';

const ETAG = /^(W\/)?"[\x21\x23-\x7e\x80-\xff]*"$/;

/** An answer and the name of its version. */
export interface Versioned {
  answer: Answer;
  etag: string;
}

type Query = Record<string, number>;

/** GETs and expects 200 with a well-formed ETag. */
export async function getVersioned(t: Tools, path: string, query: Query = {}): Promise<Versioned> {
  const answer = await t.send({ method: 'GET', path, query });
  answer.expectStatus(200, `Answer GET ${path} with 200 where the client names no version.`);
  const etag = answer.expectHeader(
    'ETag',
    ETAG,
    'a name in double quotes, such as "5f2-a81c"',
    'Send a header ETag with every GET: a name for this version of the answer, in double quotes.',
  );
  return { answer, etag };
}

/** @returns the answer to a GET that names versions the client has */
export function getUnless(t: Tools, path: string, known: string, query: Query = {}): Promise<Answer> {
  return t.send({ method: 'GET', path, query, headers: { 'If-None-Match': known } });
}

/** If-None-Match compares weakly: `W/"a"` and `"a"` name the same (RFC 9110, section 13.1.2). */
export function isSameName(a: string, b: string): boolean {
  return a.replace(/^W\//, '') === b.replace(/^W\//, '');
}

export function expectNotModified(answer: Answer, etag: string, advice: string): void {
  answer.expectStatus(304, advice);
  if (answer.bytes > 0)
    answer.fail('no body', `${answer.bytes} bytes`, '304 says that the client has the body already: send none.');
  const name = answer.header('ETag');
  if (name === null || !isSameName(name, etag))
    answer.fail(`header ETag: ${etag}`, `ETag: ${name ?? '(none)'}`, 'A 304 carries the same ETag as the 200 would.');
}
