/** The form `http-caching:measured`: one read in two forms, timed in pairs. */
import type { Answer } from '../../check/answer.ts';
import { step } from '../../check/define.ts';
import type { Tools } from '../../check/model.ts';
import { show } from '../../schema/validate.ts';
import type { MeasureTerms, Terms } from '../../terms/model.ts';
import { serverAnswers } from '../hello-server/steps.ts';
import { gainOf, LEAST_GAIN, verdictOn, type Gain, type Pair } from './gain.ts';

const PAIRS = 40;
const LEAST_PAIRS = 20;
const WARM_UP = 3;
/** Milliseconds for all pairs. */
const TIME_MS = 30_000;
const STEP_MS = 50_000;

/** @returns what the check asks for, without the queries */
export function measuredPaths({ measure }: Terms): string[] {
  return measure === undefined ? [] : [measure.before, measure.after].map((target) => splitTarget(target).path);
}

function splitTarget(target: string): { path: string; query: Record<string, string> } {
  const [path = '', query = ''] = target.split('?');
  return { path, query: Object.fromEntries(new URLSearchParams(query)) };
}

export const declaresForms = step({
  id: 'declares-two-forms',
  title: 'Your waymark.yaml names one read in two forms: as it was, and as it is now',
  variant: 'measured',
  after: [serverAnswers],
  run(t) {
    const { measure } = t.terms;
    if (measure !== undefined) return Promise.resolve(measure);
    return t.fail({
      expected: 'measure: { before: /reports/busy?cache=off, after: /reports/busy }',
      actual: 'no measure in waymark.yaml',
      advice: 'Keep the slow way reachable under an address of its own, and name both addresses in waymark.yaml.',
    });
  },
});

export const formsAgree = step({
  id: 'forms-agree',
  title: 'Both forms answer 200 with the same content',
  variant: 'measured',
  after: [declaresForms],
  async run(t) {
    const { before: was, after: is } = t.from(declaresForms);
    const [before, after] = await t.parallel([() => ask(t, was), () => ask(t, is)]);
    if (before === undefined || after === undefined) return '';
    for (const answer of [before, after]) answer.expectStatus(200, 'Answer both forms with 200 and the whole content.');
    if (before.text === '')
      before.fail(
        'some content',
        'an empty body',
        'Measure a read that somebody uses: an empty answer is always fast.',
      );
    if (before.text !== after.text) after.fail(`the same as ${was}: ${show(before.text)}`, show(after.text), SAME);
    return before.text;
  },
});

const SAME =
  'Faster counts only where the answer is the same: let both forms read the same data and shape it the same way, with nothing in it that changes by itself, such as the time.';

export const measures = step({
  id: 'measures',
  title: `Both forms are timed in pairs, at least ${LEAST_PAIRS} of them`,
  variant: 'measured',
  after: [formsAgree],
  weight: 3,
  limitMs: STEP_MS,
  async run(t) {
    const gain = gainOf(await timed(t, t.from(declaresForms), t.from(formsAgree)));
    t.note(inWords(gain));
    t.value(Math.round(gain.low * 1_000) / 1_000);
  },
});

/** @returns the times of the pairs after the warm-up; which form of a pair goes first is drawn by lot */
async function timed(t: Tools, forms: MeasureTerms, content: string): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (let warm = 0; warm < WARM_UP; warm += 1) {
    const { before, after } = await pairOf(t, forms, content);
    if ((before + after) * LEAST_PAIRS > TIME_MS) tooSlow(t, before + after);
  }
  let spent = 0;
  while (pairs.length < PAIRS && (spent < TIME_MS || pairs.length < LEAST_PAIRS)) {
    const pair = await pairOf(t, forms, content);
    spent += pair.before + pair.after;
    pairs.push(pair);
  }
  return pairs;
}

async function pairOf(t: Tools, { before, after }: MeasureTerms, content: string): Promise<Pair> {
  if (t.random.int(0, 1) === 0) return { before: await time(t, before, content), after: await time(t, after, content) };
  const first = await time(t, after, content);
  return { before: await time(t, before, content), after: first };
}

async function time(t: Tools, target: string, content: string): Promise<number> {
  const answer = await ask(t, target);
  answer.expectStatus(
    200,
    'An error is often faster than an answer: every request of a measurement has to get its 200.',
  );
  if (answer.text !== content) answer.fail(`the same content each time: ${show(content)}`, show(answer.text), SAME);
  return answer.timing.totalMs;
}

function ask(t: Tools, target: string): Promise<Answer> {
  return t.send({ method: 'GET', ...splitTarget(target) });
}

function tooSlow(t: Tools, ms: number): never {
  return t.fail({
    expected: `${LEAST_PAIRS} pairs of requests within ${TIME_MS / 1_000} seconds`,
    actual: `one pair takes ${(ms / 1_000).toFixed(1)} seconds`,
    advice:
      'Measure with fewer records, so that the slow form takes at most a second: how many times faster the other one is shows there too.',
  });
}

function inWords(gain: Gain): string {
  const { ratio, low, high, pairs, before, after } = gain;
  const numbers = `${ratio.toFixed(2)} times as fast as before (95 % confidence interval ${low.toFixed(2)} to ${high.toFixed(2)}; ${pairs} pairs, medians ${before.toFixed(1)} ms and ${after.toFixed(1)} ms)`;
  switch (verdictOn(gain)) {
    case 'faster':
      return `Faster: ${numbers}.`;
    case 'slower':
      return `Slower: ${numbers}. An honest result, and worth knowing; it counts as no gain.`;
    case 'no gain':
      return `No gain: ${numbers}. An honest result; a gain is an interval that lies wholly above ${LEAST_GAIN}.`;
  }
}
