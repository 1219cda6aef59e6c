/** Plays Notion's interface on this machine, with its limits and its refusals, and breaks where a test wants. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Json = Record<string, unknown>;

export interface Thing {
  id: string;
  type: string;
  parent: string;
  title: string;
  content: Json;
  archived: boolean;
}

/** What happens to one request: `-before` breaks without having done it, `-after` when it is done. */
export type Trouble = 'drop-before' | 'drop-after' | '500-before' | '500-after' | '429' | null;

export interface FakeNotion {
  base: string;
  page: string;
  /** Every request that came in. */
  requests: string[];
  things: Map<string, Thing>;
  /** Asked for each request, counted from 1. */
  trouble: (count: number, line: string) => Trouble;
  /** The time that its limit counts by, in milliseconds. */
  clock: () => number;
  refused: number;
  /** What a person sees: everything under a page, in order, without ids. */
  seen(parent?: string): unknown[];
  close(): Promise<void>;
}

export const TOKEN = 'ntn_a-secret-of-the-test';
const PAGE = 'a'.repeat(32);
/** Three a second on average, with a little room for bursts. */
const ALLOWED = { requests: 3, milliseconds: 990 };

class Refusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

// eslint-disable-next-line max-lines-per-function -- one small world: everything in it shares what there is
export async function fakeNotion(): Promise<FakeNotion> {
  const things = new Map<string, Thing>();
  let count = 0;
  let ids = 0;
  const newId = (): string => (ids += 1).toString(16).padStart(32, '0');
  things.set(PAGE, { id: PAGE, type: 'child_page', parent: '', title: 'Mine', content: {}, archived: false });
  const times: number[] = [];
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));

  const fake: FakeNotion = {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ page: PAGE, requests: [], things, refused: 0 },
    trouble: () => null,
    clock: () => 0,
    seen: (parent = PAGE) =>
      childrenOf(parent).map(({ id, type, title, content }) => {
        const below = fake.seen(id);
        return { type, title, content, ...(below.length > 0 ? { below } : {}) };
      }),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const line = `${request.method} ${request.url}`;
    fake.requests.push(line);
    const trouble = fake.trouble((count += 1), line);
    const send = (status: number, value: unknown, headers: Record<string, string> = {}): void => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
    };
    if (trouble === '429' || isTooFast()) {
      if (trouble === null) fake.refused += 1;
      send(429, { object: 'error', code: 'rate_limited', message: 'slow down' }, { 'retry-after': '2' });
      return;
    }
    if (trouble === 'drop-before') request.socket.destroy();
    if (trouble === '500-before') send(500, { object: 'error', message: 'broken' });
    if (trouble === 'drop-before' || trouble === '500-before') return;
    try {
      const value = handle(request, body);
      if (trouble === 'drop-after') request.socket.destroy();
      else if (trouble === '500-after') send(502, { object: 'error', message: 'broken' });
      else send(200, value);
    } catch (error) {
      // A fault of the fake itself must not leave a request without an answer.
      const status = error instanceof Refusal ? error.status : 418;
      send(status, { object: 'error', message: error instanceof Error ? error.message : String(error) });
    }
  }

  function isTooFast(): boolean {
    const now = fake.clock();
    times.push(now);
    return times.filter((at) => now - at < ALLOWED.milliseconds).length > ALLOWED.requests;
  }

  function handle(request: IncomingMessage, body: Json): unknown {
    if (request.headers.authorization !== `Bearer ${TOKEN}`) throw new Refusal(401, 'API token is invalid.');
    if (request.headers['notion-version'] !== '2022-06-28') throw new Refusal(400, 'Notion-Version is missing.');
    const url = new URL(request.url ?? '/', 'http://x');
    const [, , kind = '', id = '', rest = ''] = url.pathname.split('/');
    const route = `${request.method} ${kind}${id === '' ? '' : '/{id}'}${rest === '' ? '' : `/${rest}`}`;
    switch (route) {
      case 'GET pages/{id}': return { object: 'page', id: standing(id).id };
      case 'POST pages': return 'database_id' in (body['parent'] as Json) ? makeRow(body) : makePage(body);
      case 'PATCH pages/{id}': return changePage(standing(id), body);
      case 'POST databases': return makeDatabase(body);
      case 'PATCH databases/{id}': return Object.assign(standing(id), { title: words(body['title']), content: body['properties'] });
      case 'POST databases/{id}/query': return { results: query(standing(id), body), has_more: false, next_cursor: null };
      case 'GET blocks/{id}/children': return page(childrenOf(standing(id).id), url.searchParams);
      case 'PATCH blocks/{id}/children': return { results: append(standing(id), body) };
      case 'DELETE blocks/{id}': return Object.assign(standing(id), { archived: true });
      default: throw new Refusal(400, `no such request: ${route}`);
    }
  } // prettier-ignore

  function standing(id: string): Thing {
    const thing = things.get(id);
    if (thing === undefined)
      throw new Refusal(404, 'Could not find object. Make sure it is shared with your integration.');
    if (thing.archived) throw new Refusal(400, 'Can’t edit block that is archived.');
    return thing;
  }

  function childrenOf(parent: string): Thing[] {
    return [...things.values()].filter((thing) => thing.parent === parent && !thing.archived);
  }

  function add(type: string, parent: string, title: string, content: Json): Thing {
    const thing = { id: newId(), type, parent, title, content, archived: false };
    things.set(thing.id, thing);
    return thing;
  }

  function makePage(body: Json): unknown {
    const parent = standing((body['parent'] as { page_id: string }).page_id);
    if (parent.type !== 'child_page') throw new Refusal(400, 'parent is no page');
    return add('child_page', parent.id, titleOf(body), {});
  }

  function titleOf(body: Json): string {
    return words((body['properties'] as { title: { title: unknown } }).title.title);
  }

  function changePage(thing: Thing, body: Json): Thing {
    if (thing.type === 'child_page') return Object.assign(thing, { title: titleOf(body) });
    return Object.assign(thing, { content: checkedRow(things.get(thing.parent), body['properties'] as Json) });
  }

  function makeDatabase(body: Json): unknown {
    const parent = standing((body['parent'] as { page_id: string }).page_id);
    const properties = body['properties'] as Json;
    if (Object.values(properties).filter((one) => 'title' in (one as Json)).length !== 1)
      throw new Refusal(400, 'a database has one title');
    return add('child_database', parent.id, words(body['title']), properties);
  }

  function makeRow(body: Json): unknown {
    const database = standing((body['parent'] as { database_id: string }).database_id);
    return add('row', database.id, '', checkedRow(database, body['properties'] as Json));
  }

  function query(database: Thing, body: Json): unknown[] {
    const { property, rich_text } = body['filter'] as { property: string; rich_text: { equals: string } };
    return childrenOf(database.id).filter(
      ({ content }) => words((content[property] as { rich_text: unknown }).rich_text) === rich_text.equals,
    );
  }

  function append(parent: Thing, body: Json): unknown[] {
    const children = body['children'] as Json[];
    if (children.length > 100) throw new Refusal(400, 'body.children.length should be ≤ 100');
    const after = body['after'] as string | undefined;
    if (after !== undefined && standing(after).parent !== parent.id) throw new Refusal(400, 'after is not in there');
    const made = children.map((child) => {
      checkBlock(child, 0);
      const type = String(child['type']);
      return add(type, parent.id, '', child[type] as Json);
    });
    if (after !== undefined) moveBehind(made, after);
    return made;
  }

  /** The map is the order of everything. */
  function moveBehind(made: Thing[], after: string): void {
    const all = [...things.values()].filter((thing) => !made.includes(thing));
    const at = all.findIndex(({ id }) => id === after);
    const next = all.toSpliced(at + 1, 0, ...made);
    things.clear();
    for (const thing of next) things.set(thing.id, thing);
  }
  return fake;
}

function page(all: Thing[], search: URLSearchParams): unknown {
  const start = search.get('start_cursor');
  const from = start === null ? 0 : all.findIndex(({ id }) => id === start);
  const size = Math.min(Number(search.get('page_size') ?? 100), 100);
  const results = all.slice(from, from + size).map(({ id, type, title }) => {
    return { id, type, ...(type.startsWith('child_') ? { [type]: { title } } : {}) };
  });
  const next = all[from + size]?.id ?? null;
  return { results, has_more: next !== null, next_cursor: next };
}

/** Holds a rich text against Notion's limits. @returns its plain text */
function words(value: unknown): string {
  const pieces = value as { text: { content: string; link?: { url: string } } }[];
  if (!Array.isArray(pieces) || pieces.length > 100) throw new Refusal(400, 'rich_text.length should be ≤ 100');
  for (const { text } of pieces) {
    if (text.content.length > 2_000) throw new Refusal(400, 'content.length should be ≤ 2000');
    if (text.link !== undefined && !URL.canParse(text.link.url)) throw new Refusal(400, 'Invalid URL for link.');
  }
  return pieces.map(({ text }) => text.content).join('');
}

function checkBlock(block: Json, depth: number): void {
  const content = block[String(block['type'])] as { rich_text?: unknown; children?: Json[] } | undefined;
  if (content === undefined || depth > 2) throw new Refusal(400, 'body failed validation');
  if (content.rich_text !== undefined) words(content.rich_text);
  for (const child of content.children ?? []) checkBlock(child, depth + 1);
}

function checkedRow(database: Thing | undefined, properties: Json): Json {
  for (const [name, value] of Object.entries(properties)) {
    const [type = ''] = Object.keys(database?.content[name] ?? {});
    const inside = (value as Json)[type];
    if (type === '' || inside === undefined) throw new Refusal(400, `${name} is not a property that exists.`);
    if (type === 'title' || type === 'rich_text') words(inside);
    if (type === 'select' && inside !== null && /,|^$|.{101}/.test((inside as { name: string }).name))
      throw new Refusal(400, 'Invalid select option');
    if (type === 'url' && inside !== null && !(typeof inside === 'string' && URL.canParse(inside)))
      throw new Refusal(400, 'Invalid URL.');
  }
  return properties;
}

async function bodyOf(request: IncomingMessage): Promise<Json> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : (JSON.parse(text) as Json);
}
