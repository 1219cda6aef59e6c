/** Requests reach several instances, and none gets nearly all of them. */
import type { Answer } from '../../check/answer.ts';
import { step } from '../../check/define.ts';
import type { Tools } from '../../check/model.ts';
import { instanceHeader, type Terms } from '../../terms/model.ts';
import { serverAnswers } from '../hello-server/steps.ts';
import { post, draft } from '../rest-api/records.ts';
import { instanceOf } from './instances.ts';

const REQUESTS = 60;
const AT_ONCE = 6;
const MOST_NAMES = 16;
const MOST_SHARE = 0.8;

export const namesInstances = step({
  id: 'names-instances',
  title: (terms: Terms) => `Each answer names its instance in ${instanceHeader(terms)}, errors and new records too`,
  after: [serverAnswers],
  weight: 2,
  async run(t) {
    const { path } = t.terms;
    const list = await t.send({ method: 'GET', path });
    list.expectStatus(200, `Answer GET ${path} with 200 and the list.`);
    instanceOf(t, list);
    instanceOf(t, await t.send({ method: 'GET', path: `${path}/${t.random.word()}-${t.random.hex(6)}` }));
    instanceOf(t, await post(t, draft(t)));
  },
});

export const severalAnswer = step({
  id: 'several-answer',
  title: `In ${REQUESTS} requests at least two instances answer`,
  after: [namesInstances],
  weight: 3,
  async run(t): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    let last: Answer | null = null;
    for (let sent = 0; sent < REQUESTS; sent += AT_ONCE) {
      const answers = await t.parallel(Array.from({ length: AT_ONCE }, () => () => readList(t)));
      for (const answer of answers) {
        const name = instanceOf(t, answer);
        counts.set(name, (counts.get(name) ?? 0) + 1);
        last = answer;
      }
    }
    if (counts.size < 2)
      t.fail({
        expected: 'at least two names of instances',
        actual: `${[...counts.keys()].join(', ')} for all ${REQUESTS} requests`,
        advice:
          'Start the program twice on ports of their own and let the balancer know both. If it does: a rule that ties an address to one instance (ip_hash) sends us always to the same.',
        ...(last !== null && { answer: last }),
      });
    t.note(
      [...counts]
        .map(([name, count]) => `${name}: ${count}`)
        .sort()
        .join(', '),
    );
    return counts;
  },
});

async function readList(t: Tools): Promise<Answer> {
  const answer = await t.send({ method: 'GET', path: t.terms.path, query: { [t.terms.list.size]: 1 } });
  return answer.expectStatus(200, 'Every instance has to answer the list with 200: look at the log of each.');
}

export const keepsNames = step({
  id: 'keeps-names',
  title: 'An instance keeps its name from one request to the next',
  after: [severalAnswer],
  run(t) {
    const counts = t.from(severalAnswer);
    if (counts.size <= MOST_NAMES) return Promise.resolve();
    return t.fail({
      expected: `at most ${MOST_NAMES} names in ${REQUESTS} requests`,
      actual: `${counts.size}`,
      advice: 'Choose the name once, when the program starts, not for each request.',
    });
  },
});

export const sharesLoad = step({
  id: 'shares-the-load',
  title: `No instance gets more than ${MOST_SHARE * 100} % of them`,
  after: [keepsNames],
  run(t) {
    const [[name, count] = ['', 0]] = [...t.from(severalAnswer)].sort(([, a], [, b]) => b - a);
    if (count <= MOST_SHARE * REQUESTS) return Promise.resolve();
    return t.fail({
      expected: `at most ${MOST_SHARE * REQUESTS} of ${REQUESTS} requests for one instance`,
      actual: `${count} for ${name}`,
      advice:
        'Give the instances equal weights, and let the balancer take turns: a spare one that only waits shares no load.',
    });
  },
});
