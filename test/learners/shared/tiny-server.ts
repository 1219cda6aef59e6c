/**
 * A whole right server of the first rungs in one class, on node:http alone. The wrong servers of this folder are this one
 * with one method replaced: what they override is what is wrong with them.
 */
import type { IncomingHttpHeaders } from 'node:http';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';

export interface Ask {
  method: string;
  path: string;
  query: URLSearchParams;
  /** Query as it stands in the address. */
  rawQuery: string;
  type: string;
  headers: IncomingHttpHeaders;
  text: string;
}

export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export interface Entry {
  id: string | number;
  title: string;
  createdAt: string;
  [field: string]: unknown;
}

type Maybe<T> = T | Promise<T>;

export class TinyServer {
  path = '/todos';
  flag = 'done';
  /** Posts have a body. */
  hasBody = false;
  limit = 100 * 1024;
  entries: Entry[] = [];
  lastId = 0;
  /** Where the entries outlive the process; `''`: nowhere. */
  file = process.env['DATA'] ?? '';

  start(): void {
    this.load();
  }

  load(): void {
    try {
      const stored = JSON.parse(readFileSync(this.file, 'utf8')) as { entries: Entry[]; lastId: number };
      this.entries = stored.entries;
      this.lastId = stored.lastId;
    } catch {
      // Nothing is stored yet.
    }
  }

  save(): void {
    if (this.file === '') return;
    writeFileSync(`${this.file}.new`, JSON.stringify({ entries: this.entries, lastId: this.lastId }));
    renameSync(`${this.file}.new`, this.file);
  }

  answer(ask: Ask): Maybe<Reply> {
    const id = ask.path.startsWith(`${this.path}/`) ? decodeURIComponent(ask.path.slice(this.path.length + 1)) : null;
    if (id !== null) return this.onItem(ask, id);
    if (ask.path === this.path) return this.onList(ask);
    if (ask.path === '/hello' && ask.method === 'GET') return this.hello(ask);
    if (ask.path === '/' && ask.method === 'GET') return this.home();
    return this.unknownPath(ask);
  }

  home(): Maybe<Reply> {
    return text(200, 'Hello there');
  }

  hello(ask: Ask): Maybe<Reply> {
    return text(200, `Hello, ${ask.query.get('name') ?? 'World'}!`);
  }

  unknownPath(ask: Ask): Reply {
    return this.error(404, `nothing at ${ask.path}`);
  }

  onList(ask: Ask): Maybe<Reply> {
    if (ask.method === 'GET') return this.list(ask);
    if (ask.method === 'POST') return this.withBody(ask, (body) => this.create(body));
    return this.wrongMethod('GET, POST');
  }

  onItem(ask: Ask, id: string): Maybe<Reply> {
    if (ask.method === 'GET') return this.read(id);
    if (ask.method === 'PUT') return this.withBody(ask, (body) => this.replace(id, body));
    if (ask.method === 'DELETE') return this.remove(id);
    return this.wrongMethod('GET, PUT, DELETE');
  }

  wrongMethod(allowed: string): Reply {
    return { ...this.error(405, 'not this method'), headers: { ...JSON_TYPE, Allow: allowed } };
  }

  withBody(ask: Ask, work: (body: Record<string, unknown>) => Maybe<Reply>): Maybe<Reply> {
    if (!this.takesType(ask.type)) return this.error(415, 'send JSON');
    if (ask.text.length > this.limit) return this.error(413, 'too large');
    let body: unknown;
    try {
      body = JSON.parse(ask.text);
    } catch {
      return this.malformed();
    }
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return this.error(422, 'not an object');
    return work(body as Record<string, unknown>);
  }

  takesType(type: string): boolean {
    return type.startsWith('application/json');
  }

  malformed(): Reply {
    return this.error(400, 'not JSON');
  }

  /** Fields at fault. */
  rules(body: Record<string, unknown>): Record<string, string> {
    const { title, body: long = '' } = body;
    const flag = body[this.flag] ?? false;
    const faults: Record<string, string> = {};
    if (typeof title !== 'string' || title === '') faults['title'] = 'is required';
    else if (Array.from(title).length > 200) faults['title'] = 'is too long';
    if (typeof flag !== 'boolean') faults[this.flag] = 'is not true or false';
    if (this.hasBody && typeof long !== 'string') faults['body'] = 'is not text';
    return faults;
  }

  refused(faults: Record<string, string>): Reply | null {
    return Object.keys(faults).length === 0 ? null : this.error(422, 'some fields are wrong', faults);
  }

  /** What is stored of a body. */
  content(body: Record<string, unknown>): Record<string, unknown> & { title: string } {
    return {
      title: this.clean(String(body['title'])),
      ...(this.hasBody && { body: body['body'] ?? '' }),
      [this.flag]: body[this.flag] ?? false,
    };
  }

  clean(title: string): string {
    return title;
  }

  newId(): Maybe<string | number> {
    this.lastId += 1;
    return this.lastId;
  }

  async create(body: Record<string, unknown>): Promise<Reply> {
    const refused = this.refused(this.rules(body));
    if (refused) return refused;
    const entry: Entry = { id: await this.newId(), ...this.content(body), createdAt: new Date().toISOString() };
    await this.add(entry);
    return this.created(entry);
  }

  add(entry: Entry): Maybe<void> {
    this.entries.push(entry);
    this.save();
  }

  created(entry: Entry): Reply {
    return { ...json(201, entry), headers: { ...JSON_TYPE, Location: `${this.path}/${entry.id}` } };
  }

  find(id: string): Entry | undefined {
    return this.entries.find((entry) => String(entry.id) === id);
  }

  read(id: string): Maybe<Reply> {
    const entry = this.find(id);
    return entry ? json(200, entry) : this.missing(id);
  }

  missing(id: string): Reply {
    return this.error(404, `no entry ${id}`);
  }

  list(ask: Ask): Maybe<Reply> {
    const matching = this.matching(ask.query);
    const items = this.pageOf(
      matching,
      number(ask.query.get('page'), 1),
      Math.min(number(ask.query.get('limit'), 20), 100),
    );
    return json(200, { items, total: this.total(matching, items.length) });
  }

  matching(query: URLSearchParams): Entry[] {
    const wanted = query.get(this.flag);
    return this.entries.filter((entry) => wanted === null || String(entry[this.flag]) === wanted);
  }

  pageOf(matching: Entry[], page: number, size: number): Entry[] {
    return matching.slice((page - 1) * size, page * size);
  }

  /** @param onPage how many of those that match stand on this page */
  total(matching: Entry[], onPage: number): number {
    return Math.max(matching.length, onPage);
  }

  replace(id: string, body: Record<string, unknown>): Maybe<Reply> {
    const entry = this.find(id);
    if (!entry) return this.missing(id);
    const refused = this.refused(this.rules(body));
    if (refused) return refused;
    return this.change(entry, body);
  }

  change(entry: Entry, body: Record<string, unknown>): Maybe<Reply> {
    Object.assign(entry, this.content(body));
    this.save();
    return json(200, entry);
  }

  remove(id: string): Maybe<Reply> {
    const at = this.entries.findIndex((entry) => String(entry.id) === id);
    if (at < 0) return this.missing(id);
    this.entries.splice(at, 1);
    this.save();
    return { status: 204, headers: {}, body: '' };
  }

  error(status: number, message: string, fields?: Record<string, string>): Reply {
    return json(status, { error: { message, fields } });
  }
}

export const JSON_TYPE = { 'Content-Type': 'application/json' };

export function json(status: number, value: unknown): Reply {
  return { status, headers: JSON_TYPE, body: JSON.stringify(value) };
}

export function text(status: number, body: string, type = 'text/plain; charset=utf-8'): Reply {
  return { status, headers: { 'Content-Type': type }, body };
}

function number(value: string | null, otherwise: number): number {
  const read = Number(value);
  return Number.isSafeInteger(read) && read > 0 ? read : otherwise;
}
