/** Instances behind one address, told apart by the header in which each names itself. */
import type { Answer } from '../../check/answer.ts';
import type { Tools } from '../../check/model.ts';
import { instanceHeader } from '../../terms/model.ts';

/** Requests in a row until another instance has to have answered: with two of them and a lot drawn each time, one in a billion. */
const TRIES = 30;
const NAME = /^[\w.:-]{1,64}$/;

/** @returns the name of the instance that answered */
export function instanceOf(t: Tools, answer: Answer): string {
  const header = instanceHeader(t.terms);
  return answer.expectHeader(
    header,
    NAME,
    'the name of the instance, 1 to 64 letters, digits, dots, colons, dashes',
    `Let each instance get a name when it starts (a number, its port, its host name), and send it as ${header} with every answer, errors too.`,
  );
}

/**
 * Asks until an instance with another name has answered; every answer on the way is held against `expect`.
 *
 * @param ask sends one request
 * @param name of the instance that is known already
 * @param expect fails where an answer is not right
 */
export async function untilAnother(
  t: Tools,
  ask: () => Promise<Answer>,
  name: string,
  expect: (answer: Answer) => unknown,
): Promise<Answer> {
  let last: Answer | null = null;
  for (let round = 0; round < TRIES; round += 1) {
    const answer = await ask();
    expect(answer);
    if (instanceOf(t, answer) !== name) return answer;
    last = answer;
  }
  const facts = {
    expected: 'an answer of another instance',
    actual: `${TRIES} answers of ${name}`,
    advice: 'Let the balancer give each new request to another instance, whatever it asks for.',
  };
  return t.fail({ ...facts, ...(last !== null && { answer: last }) });
}

/** @returns the names of those that answer that many reads of the list, one after the other; each has to be a 200 */
export async function namesIn(t: Tools, reads: number, advice = EVERY): Promise<Set<string>> {
  const names = new Set<string>();
  for (let sent = 0; sent < reads; sent += 1) {
    const answer = await t.send({ method: 'GET', path: t.terms.path, query: { [t.terms.list.size]: 1 } });
    names.add(instanceOf(t, answer.expectStatus(200, advice)));
  }
  return names;
}

const EVERY = 'Every instance has to answer the list with 200: look at the log of each.';
