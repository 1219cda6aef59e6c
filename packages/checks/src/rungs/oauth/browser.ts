/** A browser as far as a sign-in needs one: it keeps cookies (RFC 6265) and shows them to the paths they are for. */
import type { Answer } from '../../check/answer.ts';
import type { Tools } from '../../check/model.ts';

export interface Cookie {
  name: string;
  value: string;
  path: string;
  /** Names in lower case; `''` for one without a value. */
  attributes: ReadonlyMap<string, string>;
}

export class Browser {
  readonly #t: Tools;
  /** Of other pages at the same address, as every browser has them. */
  readonly #before = { name: 'theme', value: 'dark' };
  #cookies: Cookie[] = [];

  constructor(t: Tools, cookies: readonly Cookie[] = []) {
    this.#t = t;
    this.#cookies = [...cookies];
  }

  get cookies(): readonly Cookie[] {
    return this.#cookies;
  }

  /** Another one with the same cookies, as if somebody had copied them. */
  copy(): Browser {
    return new Browser(this.#t, this.#cookies);
  }

  async get(path: string, query: Record<string, string> = {}): Promise<Answer> {
    const shown = this.#cookies.filter((cookie) => covers(cookie.path, path));
    const header = [this.#before, ...shown].map(({ name, value }) => `${name}=${value}`).join('; ');
    const answer = await this.#t.send({ method: 'GET', path, query, headers: { Cookie: header } });
    for (const cookie of cookiesOf(answer, path)) this.#keep(cookie);
    return answer;
  }

  #keep(cookie: Cookie): void {
    this.#cookies = this.#cookies.filter(({ name, path }) => name !== cookie.name || path !== cookie.path);
    if (!isOver(cookie)) this.#cookies.push(cookie);
  }
}

/** @returns the cookies that an answer sets; those that it takes away too */
export function cookiesOf(answer: Answer, path: string): Cookie[] {
  return answer.headers
    .filter(([name]) => name.toLowerCase() === 'set-cookie')
    .flatMap(([, value]) => readCookie(value, path) ?? []);
}

export function readCookie(header: string, requestPath: string): Cookie | null {
  const [first = '', ...rest] = header.split(';');
  const at = first.indexOf('=');
  if (at < 1) return null;
  const attributes = new Map(
    rest.map((part) => {
      const [name = '', ...value] = part.split('=');
      return [name.trim().toLowerCase(), value.join('=').trim()] as const;
    }),
  );
  const given = attributes.get('path') ?? '';
  const path = given.startsWith('/') ? given : requestPath.slice(0, Math.max(1, requestPath.lastIndexOf('/')));
  return { name: first.slice(0, at).trim(), value: first.slice(at + 1).trim(), path, attributes };
}

/** RFC 6265, 5.1.4. */
export function covers(cookiePath: string, path: string): boolean {
  if (cookiePath === path) return true;
  return path.startsWith(cookiePath) && (cookiePath.endsWith('/') || path[cookiePath.length] === '/');
}

function isOver({ attributes }: Cookie): boolean {
  const age = attributes.get('max-age');
  if (age !== undefined && /^-?\d+$/.test(age)) return Number(age) <= 0;
  const end = attributes.get('expires');
  return end !== undefined && Date.parse(end) <= Date.now();
}
