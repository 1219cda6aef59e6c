import type { Answer } from '../../check/answer.ts';
import { step } from '../../check/define.ts';
import type { Tools } from '../../check/model.ts';
import { show } from '../../schema/validate.ts';

const AT_ONCE = 10;
const HELLO = '/hello';
/** Names from scripts that are not Latin, put together anew for each run. */
const SCRIPTS = ['абвгдежзиклмно', 'αβγδεζηθικλμ', 'あいうえおかきくけこ', 'אבגדהוזחט', 'सरलकमन'] as const;

/** Everything that asks a server stands on this step: a server that is not there is asked once, not a hundred times. */
export const serverAnswers = step({
  id: 'answers',
  title: 'Your server answers',
  async run(t) {
    const answer = await t.send({ method: 'GET', path: '/', follow: true });
    if (answer.status >= 500)
      answer.fail(
        'a status below 500',
        `status ${answer.status}`,
        'Your program met an error of its own: its log says which.',
      );
    return answer;
  },
});

export const greets = step({
  id: 'greets',
  title: 'GET / says Hello',
  after: [serverAnswers],
  async run(t) {
    const answer = t.from(serverAnswers);
    answer.expectStatus(
      200,
      'Answer GET / with status 200: that is what most frameworks do when you just send a text.',
    );
    answer.expectText('Hello', 'Let the body of GET / contain the word Hello, with a capital H.');
  },
});

export const greetsByName = step({
  id: 'greets-by-name',
  title: 'GET /hello?name=… greets by the name that was sent',
  after: [serverAnswers],
  async run(t) {
    const advice = 'Read the query parameter name of this very request and put it into the text: “Hello, NAME!”.';
    const [first, second] = [newName(t), newName(t)];
    expectGreeting(await greet(t, first), first, advice);
    const answer = await greet(t, second);
    expectGreeting(answer, second, advice);
    if (answer.text.includes(first))
      answer.fail(
        `a greeting for ${second} alone`,
        answer.text,
        'Greet the one who asks, and nobody who asked before: keep no list of names between requests.',
      );
  },
});

export const hasContentType = step({
  id: 'says-what-it-sends',
  title: 'GET /hello says that it sends plain text or JSON',
  after: [greetsByName],
  async run(t) {
    const answer = await greet(t, newName(t));
    answer.expectHeader(
      'Content-Type',
      /^(text\/plain|application\/json)\b/i,
      'text/plain or application/json',
      'Set Content-Type to text/plain; charset=utf-8. Sent as HTML, a name with a < in it would become part of the page.',
    );
    if (/json/i.test(answer.header('Content-Type') ?? ''))
      answer.expectJson(
        {},
        'What says that it is JSON has to be JSON: a text stands in double quotes there. Or send text/plain.',
      );
  },
});

export const greetsInAnyScript = step({
  id: 'greets-in-any-script',
  title: 'Names with spaces and in other scripts come back as they were sent',
  after: [greetsByName],
  async run(t) {
    const letters = Array.from(t.random.pick(SCRIPTS));
    const name = `${newName(t)} ${Array.from({ length: 6 }, () => letters[t.random.int(0, letters.length - 1)] ?? '').join('')} é`;
    const advice =
      'Decode the query (your framework does it for you), write the text as UTF-8, and say so: Content-Type: text/plain; charset=utf-8.';
    expectGreeting(await greet(t, name), name, advice);
  },
});

export const greetsTheWorld = step({
  id: 'greets-the-world',
  title: 'GET /hello without a name greets the World',
  after: [greetsByName],
  async run(t) {
    const answer = await t.send({ method: 'GET', path: HELLO });
    expectGreeting(answer, 'World', 'When there is no name in the query, use World in its place.');
    const other = await t.send({ method: 'GET', path: HELLO, query: { [`not_${t.random.word()}`]: newName(t) } });
    expectGreeting(
      other,
      'World',
      'Only the parameter with the name “name” is the name: any other one changes nothing.',
    );
  },
});

export const greetsMany = step({
  id: 'greets-many-at-once',
  title: 'Ten people at the same time each get their own name back',
  after: [greetsByName],
  async run(t) {
    const names = Array.from({ length: AT_ONCE }, () => newName(t));
    const answers = await t.parallel(names.map((name) => () => greet(t, name)));
    for (const [index, name] of names.entries()) {
      const answer = answers[index];
      const advice =
        'Keep the name in a variable inside the function that answers. A variable outside of it is shared by everybody who asks.';
      if (answer) expectGreeting(answer, name, advice);
    }
  },
});

export const knowsWhatItHasNot = step({
  id: 'unknown-path',
  title: 'A path that does not exist answers 404',
  after: [serverAnswers],
  async run(t) {
    const answer = await t.send({ method: 'GET', path: `/${t.random.word()}-${t.random.hex(6)}` });
    answer.expectStatus(
      404,
      'Answer 404 Not Found for every path you have no answer for. A route that matches everything (like *) hides mistakes.',
    );
  },
});

function newName(t: Tools): string {
  const word = t.random.word() + t.random.word();
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function greet(t: Tools, name: string): Promise<Answer> {
  return t.send({ method: 'GET', path: HELLO, query: { name } });
}

function expectGreeting(answer: Answer, name: string, advice: string): void {
  answer.expectStatus(200, 'Answer GET /hello with status 200.');
  const wanted = `Hello, ${name}!`;
  // A body in JSON may write a letter as an escape: what it means counts.
  if (answer.text.includes(wanted) || unescaped(answer.text).includes(wanted)) return;
  answer.fail(`a body with the text ${show(wanted)}`, answer.text === '' ? 'an empty body' : show(answer.text), advice);
}

function unescaped(text: string): string {
  return text.replace(/\\u([0-9a-fA-F]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
