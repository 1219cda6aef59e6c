/** Requests and responses as a person reads them. Everything in them came from a stranger's server: text, never markup. */
import type { Exchange } from '@waymark/contract';

/** Characters of a body that are shown at once. */
const LONGEST = 4_000;
/** One line of a hundred thousand characters is no help to anybody. */
const WIDEST = 400;

type Message = Exchange['request'];

/** @returns the body, JSON laid out, cut with a sentence where it is long; null without one */
export function bodyWords({ body, bytes, truncated }: Message): { text: string; note: string } | null {
  if (body === null || body === '') return null;
  const pretty = laidOut(body);
  const narrow = pretty.replace(/[^\n]{400,}/g, (line) => `${line.slice(0, WIDEST)} …`);
  const text = narrow.slice(0, LONGEST);
  const isCut = truncated || text.length < narrow.length || narrow.length < pretty.length;
  return { text, note: isCut ? `Cut: the whole body has ${bytes} bytes.` : '' };
}

function laidOut(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

/** @returns `POST /todos` */
export function requestLine({ method, target }: Exchange): string {
  return `${method} ${target}`;
}

/** @returns `201, after 12 ms`, or why nothing whole came back */
export function responseLine({ response, fault }: Exchange): string {
  if (response !== null) return `${response.status}, after ${Math.round(response.totalMs)} ms`;
  return fault?.message ?? 'No answer came.';
}
