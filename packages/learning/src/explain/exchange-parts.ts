/** Where things stand in a request and a response: headers, and the parts of the address. Answers are typed. */
import type { Draft, Maker } from './exchange.ts';
import type { SeenExchange, SeenMessage } from './types.ts';

/** Longer ones are no pleasure to type. */
const LONGEST_ANSWER = 80;
/** What the record hides. */
const MASKED = '***';

function headerOf({ headers }: SeenMessage, name: string): string | null {
  const value = headers.find(([own]) => own.toLowerCase() === name)?.[1] ?? null;
  return value === null || value.includes(MASKED) || value.length > LONGEST_ANSWER ? null : value;
}

const hasBody = ({ body }: SeenMessage): boolean => body !== null && body !== '';

export const HEADER_QUESTIONS: readonly Maker[] = [
  ({ response }) => {
    if (headerOf(response, 'content-type') === null || !hasBody(response)) return null;
    return typed('type-header', 'Which header of the response tells the client what kind of data the body is?', {
      accept: ['Content-Type'],
      why: '`Content-Type` names the type of a body. Without it the client has to guess whether it got JSON, HTML or a picture.',
    });
  },
  ({ response }) => {
    const type = headerOf(response, 'content-type');
    if (type === null || !hasBody(response)) return null;
    const bare = type.split(';')[0]?.trim() ?? '';
    return typed('type-value', 'What type of data did the server say that the body of its response is? Type it as it stands there.', {
      accept: [bare, type],
      why: `The response says \`Content-Type: ${type}\`; what stands after a semicolon, such as the charset, is a detail of the type.`,
    }); // prettier-ignore
  },
  ({ request }) => {
    if (headerOf(request, 'content-type') === null || !hasBody(request)) return null;
    return typed('request-type', 'The client sent a body along. Which header of the request told the server how to read it?', {
      accept: ['Content-Type'],
      why: '`Content-Type` stands in whichever message has a body, in requests as well as in responses. `Accept` is about the answer that the client would like.',
    }); // prettier-ignore
  },
  ({ response }) => {
    if (headerOf(response, 'location') === null || response.status !== 201) return null;
    return typed('location', 'Something new was made. Which header of the response says at which address it can be found?', {
      accept: ['Location'],
      why: '`Location` in a 201 names the address of what was made, so that the client need not put it together by itself.',
    }); // prettier-ignore
  },
  ({ response }) => {
    if (headerOf(response, 'allow') === null || response.status !== 405) return null;
    return typed('allow', 'Which header of the response lists the methods that this address does answer?', {
      accept: ['Allow'],
      why: 'A 405 comes with `Allow`, so that the client can see what would have worked.',
    });
  },
];

function addressOf({ base, target }: SeenExchange): URL | null {
  if (base === null || target.includes(MASKED) || target.length > LONGEST_ANSWER || !target.startsWith('/'))
    return null;
  return URL.canParse(base + target) ? new URL(base + target) : null;
}

export const ADDRESS_QUESTIONS: readonly Maker[] = [
  (exchange) => {
    const address = addressOf(exchange);
    if (address === null) return null;
    const isBare = address.pathname === '/' && address.search === '';
    if (isBare) return null;
    return typed('path', `The address is \`${address.href}\`. Which part of it is the path?`, {
      accept: [address.pathname, decoded(address.pathname)],
      why: `The path begins at the first slash after the host and ends before a question mark: \`${address.pathname}\`.`,
    });
  },
  (exchange) => {
    const address = addressOf(exchange);
    if (address === null) return null;
    const { hostname, host, port } = address;
    const more =
      port === ''
        ? ''
        : ` The number \`${port}\` after it is the port, which says which program on that machine is meant.`;
    return typed('host', `The address is \`${address.href}\`. Which part of it is the host, whose address is looked up first?`, {
      accept: [hostname, host],
      why: `The host is \`${hostname}\`: it says which machine is asked.${more}`,
    }); // prettier-ignore
  },
  (exchange) => {
    const address = addressOf(exchange);
    if (address === null || address.search.length < 2) return null;
    const query = address.search.slice(1);
    return typed('query', `The address is \`${address.href}\`. Which part of it is the query?`, {
      accept: [query, address.search, decoded(query)],
      why: `The query is what follows the question mark: \`${query}\`. It asks for a certain view of what stands at the path.`,
    });
  },
];

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function typed(id: string, question: string, { accept, why }: Pick<Draft, 'accept' | 'why'>): Draft {
  return { id, question, options: [], accept, why };
}
