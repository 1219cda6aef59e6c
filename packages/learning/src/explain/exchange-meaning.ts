/** What a method promises and what a status says: RFC 9110, sections 9.2 and 15. */
import type { Draft, Maker } from './exchange.ts';
import type { SeenExchange } from './types.ts';

interface Assurance {
  short: string;
  twice: string;
}

const SAFE: Assurance = {
  short: 'It is safe and idempotent: it only reads',
  twice: 'Nothing changes on the server, however often it is sent',
};
const IDEMPOTENT: Assurance = {
  short: 'It is idempotent but not safe: it changes something, and a second time makes no further difference',
  twice: 'The server ends up in the same state as after one of them, although the second status may differ',
};
const NEITHER: Assurance = {
  short: 'It is neither safe nor idempotent: each time may change something more',
  twice: 'HTTP promises nothing: the server may well do the work twice, for example make two records',
};
const NONSENSE: Assurance = {
  short: 'It is safe but not idempotent: reading it twice may change the record',
  twice: 'HTTP forbids it: the server has to answer the second one with an error',
};

const METHODS: Readonly<Record<string, Assurance>> = Object.freeze({
  GET: SAFE,
  HEAD: SAFE,
  OPTIONS: SAFE,
  PUT: IDEMPOTENT,
  DELETE: IDEMPOTENT,
  POST: NEITHER,
  PATCH: NEITHER,
});

const promiseOf = ({ method }: SeenExchange): Assurance | null =>
  Object.hasOwn(METHODS, method) ? (METHODS[method] ?? null) : null;

const WHY_METHOD =
  'GET, HEAD and OPTIONS are safe: they only read, so they are idempotent, too. PUT and DELETE name the state that is to be reached, so a second one adds nothing. POST and PATCH hand something in, and HTTP does not promise what a second one does.';

export const METHOD_QUESTIONS: readonly Maker[] = [
  (exchange) => {
    const promise = promiseOf(exchange);
    if (promise === null) return null;
    return choice('method', `Which sentence is true of the method of this request, \`${exchange.method}\`?`, {
      right: promise.short,
      wrong: [SAFE, IDEMPOTENT, NEITHER, NONSENSE].map(({ short }) => short),
      why: WHY_METHOD,
    });
  },
  (exchange) => {
    const promise = promiseOf(exchange);
    if (promise === null || exchange.response.status >= 400) return null;
    return choice('twice', 'The connection breaks, and the client sends exactly this request once more. What then?', {
      right: promise.twice,
      wrong: [SAFE, IDEMPOTENT, NEITHER, NONSENSE].map(({ twice }) => twice),
      why: WHY_METHOD,
    });
  },
];

/** What a status says; `change`, for failures: what would have to be different. */
const STATUSES: Readonly<Record<number, { says: string; change?: string }>> = Object.freeze({
  200: { says: 'It worked, and what was asked for is in the body' },
  201: { says: 'It worked, and something new exists because of this request' },
  204: { says: 'It worked, and there is deliberately no body' },
  301: { says: 'It has moved for good; the new address is in a header' },
  304: { says: 'The copy that the client has is still good, so it is not sent again' },
  400: {
    says: 'The server could not make sense of the request as it was written',
    change: 'The client has to send a request that is well formed',
  },
  401: {
    says: 'The request does not say, or does not prove, who is asking',
    change: 'The client has to sign in and send valid credentials along',
  },
  403: {
    says: 'The server knows who is asking, and this person may not do it',
    change: 'Somebody who has the right to it has to ask, or be given the right',
  },
  404: {
    says: 'The server has nothing at this address',
    change: 'The path has to name something that exists',
  },
  405: {
    says: 'The address exists, but this method cannot be used on it',
    change: 'The client has to use a method that this address allows',
  },
  409: {
    says: 'The request contradicts what is stored at the moment',
    change: 'The conflict with what is stored has to be resolved first',
  },
  413: {
    says: 'The body is larger than the server is willing to take',
    change: 'The client has to send a smaller body',
  },
  415: {
    says: 'The server does not take a body of this type',
    change: 'The client has to send a type that the server takes, and name it in Content-Type',
  },
  422: {
    says: 'The body could be read, but what it says is not acceptable',
    change: 'The client has to correct the values in the body',
  },
  500: { says: 'Something broke inside the server', change: 'The program on the server has to be mended' },
});

const CLASSES: Readonly<Record<number, { says: string; why: string }>> = Object.freeze({
  2: { says: 'The request succeeded', why: 'Every status from 200 to 299 reports success.' },
  3: {
    says: 'The client has to do one more thing, such as asking elsewhere or using its own copy',
    why: 'Every status from 300 to 399 sends the client on, to another address or to its own copy.',
  },
  4: {
    says: 'The server puts it down to the request: sending the same once more will not help',
    why: 'Every status from 400 to 499 says that the request has to change.',
  },
  5: {
    says: 'The server failed: the same request may work later',
    why: 'Every status from 500 to 599 says that the server failed at a request which may have been fine.',
  },
});

const statusOf = ({ response }: SeenExchange) =>
  Object.hasOwn(STATUSES, response.status) ? STATUSES[response.status] : undefined;

export const STATUS_QUESTIONS: readonly Maker[] = [
  (exchange, random) => {
    const status = statusOf(exchange);
    if (status === undefined) return null;
    const { status: code } = exchange.response;
    return choice('status', `The server answered with \`${code}\`. What does it say to the client?`, {
      right: status.says,
      wrong: some(Object.values(STATUSES).map(({ says }) => says), random), // prettier-ignore
      why: `${code}: ${status.says.charAt(0).toLowerCase()}${status.says.slice(1)}.`,
    });
  },
  ({ response: { status } }) => {
    const own = CLASSES[Math.floor(status / 100)];
    if (own === undefined) return null;
    const question = `A client that has never heard of \`${status}\` looks at its first digit. What does it learn?`;
    return choice('class', question, {
      right: own.says,
      wrong: Object.values(CLASSES).map(({ says }) => says),
      why: own.why,
    });
  },
  (exchange, random) => {
    const status = statusOf(exchange);
    if (status?.change === undefined) return null;
    const { status: code } = exchange.response;
    return choice('change', `What would have to be different so that this request is not answered with \`${code}\`?`, {
      right: status.change,
      wrong: some(Object.values(STATUSES).flatMap(({ change }) => change ?? []), random), // prettier-ignore
      why: `${code} says: ${status.says.charAt(0).toLowerCase()}${status.says.slice(1)}. So: ${status.change.charAt(0).toLowerCase()}${status.change.slice(1)}.`,
    });
  },
];

const MOST_OPTIONS = 4;

function choice(
  id: string,
  question: string,
  { right, wrong, why }: { right: string; wrong: string[]; why: string },
): Draft {
  const options = [right, ...wrong.filter((one) => one !== right)].slice(0, MOST_OPTIONS);
  return { id, question, options, accept: [], why };
}

/** In another order each time, so that not the same three stand beside the right one. */
function some(texts: readonly string[], random: () => number): string[] {
  return texts
    .map((text) => ({ text, by: random() }))
    .sort((a, b) => a.by - b.by)
    .map(({ text }) => text);
}
