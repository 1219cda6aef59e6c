/** The grader graded: texts that have to pass, and texts that have to fail for the reason that is given for each. */
import { asBag, inside, listIn, readText, reject, type Place } from '../read/data.ts';
import { seededRandom } from '../forecast/random.ts';
import { drawExchange } from './exchange.ts';
import { scoreText } from './score.ts';
import type { ExplainTask, TextScore } from './types.ts';

/** Texts for one explanation: they lie beside it, and no learner's server reads them. */
export interface ModelAnswers {
  good: { name: string; text: string }[];
  bad: { name: string; fails: string; text: string }[];
}

const LEAST_GOOD = 2;
const LEAST_BAD = 6;

/** Reads the file of answers, already decoded; never throws. */
export function readModelAnswers(data: unknown): { answers: ModelAnswers; problems: string[] } {
  const problems: string[] = [];
  const place = { path: 'the answers', problems };
  const bag = asBag(data, place, ['good', 'bad']) ?? {};
  const good = listIn(bag['good'], inside(place, '.good'), (value, at) => readAnswer(value, at, ['name', 'text']));
  const bad = listIn(bag['bad'], inside(place, '.bad'), (value, at) =>
    readAnswer(value, at, ['name', 'fails', 'text']),
  );
  if (good.length < LEAST_GOOD) reject(place, `should have at least ${LEAST_GOOD} good ones.`);
  if (bad.length < LEAST_BAD) reject(place, `should have at least ${LEAST_BAD} bad ones.`);
  return { answers: { good, bad }, problems };
}

function readAnswer(value: unknown, place: Place, names: string[]): ModelAnswers['bad'][number] | null {
  const bag = asBag(value, place, names);
  if (bag === null) return null;
  const [name, text] = [readText(bag['name'], inside(place, '.name')), readText(bag['text'], inside(place, '.text'))];
  const fails = names.includes('fails') ? readText(bag['fails'], inside(place, '.fails')) : '';
  return name === null || text === null || fails === null ? null : { name, text, fails };
}

/**
 * @param others good answers to other explanations, by name: none of them may pass here
 * @returns one sentence for each text that is judged wrongly
 */
export function gradeGrader(task: ExplainTask, answers: ModelAnswers, others: ReadonlyMap<string, string>): string[] {
  const untried = new Set(task.misconceptions.map(({ id }) => id));
  const good = answers.good.flatMap(({ name, text }) => {
    const score = scoreText(task, text);
    return score.passed ? [] : [`the good answer “${name}” fails: ${reasonsOf(score).join(', ')}.`];
  });
  const bad = answers.bad.flatMap(({ name, fails, text }) => {
    const score = scoreText(task, text);
    untried.delete(fails);
    if (score.passed) return [`the bad answer “${name}” passes.`];
    return reasonsOf(score).includes(fails)
      ? []
      : [`the bad answer “${name}” should fail for “${fails}”, and fails for ${reasonsOf(score).join(', ')}.`];
  });
  const made = [...madeFrom(task, answers), ...others].flatMap(([name, text]) =>
    scoreText(task, text).passed ? [`${name} passes.`] : [],
  );
  return [...sampleFalls(task), ...good, ...bad, ...made, ...[...untried].map((id) => `no bad answer states “${id}”.`)];
}

/** The sample has to give as many questions as an attempt asks, whatever is drawn. */
function sampleFalls({ exchange }: ExplainTask): string[] {
  if (exchange === null) return [];
  const { questions, sample } = exchange;
  const isEnough = [1, 2, 3].every((seed) => drawExchange([sample], questions, seededRandom(seed)) !== null);
  return isEnough ? [] : [`the sample gives fewer than ${questions} questions.`];
}

/** Why a text does not pass: problems of the text, misconceptions by id, ideas that must be there by id, or `ideas`. */
export function reasonsOf({ problems, misconceptions, ideas, passed }: TextScore): string[] {
  if (passed) return [];
  const lacking = ideas.filter(({ must, quote }) => must && quote === null).map(({ id }) => id);
  return [
    ...problems,
    ...misconceptions.map(({ id }) => id),
    ...lacking,
    ...(ideas.some(({ quote }) => quote === null) ? ['ideas'] : []),
  ];
}

/** What somebody tries who does not want to explain; made from the task itself. */
function madeFrom(task: ExplainTask, { good }: ModelAnswers): [name: string, text: string][] {
  const { prompt, guidance, ideas, misconceptions } = task;
  const terms = ideas.flatMap(({ shown }) => shown.flatMap(({ terms }) => terms.map(anyWordOf)));
  const long = (text: string): string => `${text} `.repeat(1 + Math.ceil((8 * task.words.least) / (text.length + 1)));
  return [
    ['the prompt copied back', long(`${prompt} ${guidance}`)],
    ['the list of names', long(ideas.map(({ name }) => `${name}.`).join(' '))],
    ['the advice copied back', ideas.map(({ means, advice }) => `${means} ${advice}`).join(' ')],
    ['the rubric’s words in a row', terms.join(' ')],
    ['the rubric’s words, four to a sentence', terms.map((word, at) => (at % 4 === 3 ? `${word}.` : word)).join(' ')],
    ['the corrections copied back', misconceptions.map(({ why }) => why).join(' ')],
    ...good.map(({ name, text }): [string, string] => [
      `a part of “${name}”, again and again`,
      long(text.slice(0, text.length / 5)),
    ]),
    ...good.map(({ name, text }): [string, string] => [`“${name}” asked instead of said`, text.replace(/[.!]/g, '?')]),
  ];
}

function anyWordOf({ phrases }: ExplainTask['ideas'][number]['shown'][number]['terms'][number]): string {
  return (phrases[0] ?? []).map(({ text }) => text).join(' ');
}
