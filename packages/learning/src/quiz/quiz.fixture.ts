/** Quizzes for tests: any, and one with a question of each kind. */
import fc from 'fast-check';
import type { Quiz, QuizItem } from './types.ts';

const word = fc.stringMatching(/^[a-z]{1,8}$/);

const distinctWords = (least: number, most: number): fc.Arbitrary<string[]> =>
  fc.uniqueArray(word, { minLength: least, maxLength: most });

interface Common {
  id: string;
  topic: string;
  question: string;
}

const KINDS: ((common: Common) => fc.Arbitrary<QuizItem>)[] = [
  (common) =>
    fc.tuple(distinctWords(3, 6), fc.nat()).map(([words, right]) => ({
      ...common,
      kind: 'single',
      options: words.map((text, at) => ({ text, right: at === right % words.length, why: `why ${text}` })),
    })),
  (common) =>
    fc.tuple(distinctWords(3, 6), fc.integer({ min: 1, max: 63 })).map(([words, bits]) => ({
      ...common,
      kind: 'multiple',
      options: words.map((text, at) => ({
        text,
        right: (bits >> at) % 2 === 1 || (at === 0 && bits % 2 ** words.length === 0),
        why: `why ${text}`,
      })),
    })),
  (common) => distinctWords(3, 7).map((steps) => ({ ...common, kind: 'order', steps, why: 'because' })),
  (common) => distinctWords(1, 3).map((accept) => ({ ...common, kind: 'text', accept, why: 'because', near: [] })),
  (common) =>
    word.map((output) => ({
      ...common,
      kind: 'prints',
      language: 'python',
      code: `print("${output}")`,
      output,
      why: 'because',
      near: [],
    })),
];

/** Any sound quiz: 1 to 30 questions over 1 to 6 topics. */
export const anyQuiz: fc.Arbitrary<Quiz> = fc
  .array(fc.tuple(fc.nat(KINDS.length - 1), fc.nat(5)), { minLength: 1, maxLength: 30 })
  .chain((list) =>
    fc.tuple(
      fc.integer({ min: 1, max: list.length }),
      fc.tuple(
        ...list.map(([kind, topic], at) =>
          (KINDS[kind] as (typeof KINDS)[number])({ id: `item-${at}`, topic: `topic ${topic}`, question: `Q${at}?` }),
        ),
      ),
    ),
  )
  .map(([draw, items]) => ({ slug: 'any', title: 'Any', summary: 'Any quiz.', about: [], draw, items }));

/** As a YAML reader gives it. */
export function written(): { items: Record<string, unknown>[]; [name: string]: unknown } {
  return {
    version: 1,
    title: 'How the web works',
    summary: 'Requests and answers.',
    about: ['resource/http'],
    draw: 3,
    items: [
      {
        id: 'not-there',
        kind: 'single',
        topic: 'status codes',
        question: 'Which code says that a page is not there?',
        options: [
          { text: '404', right: true, why: 'Not Found.' },
          { text: '500', why: 'The server failed.' },
          { text: '200', why: 'All is well.' },
        ],
      },
      {
        id: 'safe-methods',
        kind: 'multiple',
        topic: 'methods',
        question: 'Which methods are safe?',
        options: [
          { text: 'GET', right: true, why: 'It reads.' },
          { text: 'HEAD', right: true, why: 'It reads the head.' },
          { text: 'POST', why: 'It makes something.' },
        ],
      },
      {
        id: 'look-up',
        kind: 'order',
        topic: 'names',
        question: 'What happens first?',
        steps: ['The name is looked up', 'A connection opens', 'The request is sent'],
        why: 'Without an address there is nothing to connect to.',
      },
      {
        id: 'fetch',
        kind: 'text',
        topic: 'methods',
        question: 'Which method reads?',
        accept: ['GET', 'get request'],
        why: 'GET reads.',
        near: [{ text: 'POST', why: 'POST makes something.' }],
      },
      {
        id: 'last',
        kind: 'prints',
        topic: 'lists',
        language: 'python',
        code: 'print([1, 2, 3][-1])\n',
        output: '3',
        why: '-1 counts from the end.',
        near: [{ text: '1', why: 'That is the first.' }],
      },
    ],
  };
}
